package io.github.autoscalinglocal.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is asked again and again. Every connection has a group of its own to change. */
enum Operation {
  /** One group of three by its name, the same on every connection. */
  DESCRIBE("describe", 3) {
    @Override
    int groups(int connections) {
      return 1;
    }

    @Override
    Caller caller(int number) {
      byte[] request = Calls.describe(group(0));
      return connection -> request;
    }
  },

  /** An instance by its id, the same on every connection. */
  DESCRIBE_INSTANCE("describe-instance", 3) {
    @Override
    int groups(int connections) {
      return 1;
    }

    @Override
    Caller caller(int number) {
      return listingFirst(group(0), Calls::describeInstance);
    }
  },

  /** The newest five activities of one group. */
  DESCRIBE_ACTIVITIES("describe-activities", 3) {
    @Override
    int groups(int connections) {
      return 1;
    }

    @Override
    Caller caller(int number) {
      byte[] request = Calls.describeActivities(group(0));
      return connection -> request;
    }
  },

  /** From three to four and back: a launch, a termination. */
  SET_DESIRED("set-desired", 3) {
    @Override
    Caller caller(int number) {
      return alternating(Calls.setDesired(group(number), 4), Calls.setDesired(group(number), 3));
    }
  },

  /** A group of three comes, and is deleted by force: two requests. */
  CREATE_DELETE("create+delete", 3) {
    @Override
    void prepare(Connection connection, int connections) {}

    @Override
    Caller caller(int number) {
      return alternating(Calls.create(group(number), 3), Calls.delete(group(number)));
    }
  },

  /**
   * Each instance of a group of ten, one by one, with replacement; then they are listed anew, which
   * takes its time but is no request that counts.
   */
  TERMINATE("terminate", 10) {
    @Override
    Caller caller(int number) {
      byte[] listing = Calls.describe(group(number));
      Deque<String> ids = new ArrayDeque<>();
      return connection -> {
        if (ids.isEmpty()) {
          connection.call(listing);
          Matcher instance = INSTANCE.matcher(connection.body());
          while (instance.find()) {
            ids.add(instance.group(1));
          }
        }
        return Calls.terminate(ids.remove());
      };
    }
  };

  private static final Pattern INSTANCE = Pattern.compile("<InstanceId>(i-[0-9a-f]{17})<");

  private final String title;
  private final int size;

  Operation(String title, int size) {
    this.title = title;
    this.size = size;
  }

  /** What one connection sends, request by request. */
  @FunctionalInterface
  interface Caller {
    /**
     * The next request.
     *
     * @param connection for what must be known first
     */
    byte[] next(Connection connection) throws IOException;
  }

  String title() {
    return title;
  }

  /** How much of the throughput of a constant it should have. */
  OptionalDouble goal() {
    return switch (this) {
      case DESCRIBE -> OptionalDouble.of(0.6);
      case SET_DESIRED, TERMINATE -> OptionalDouble.of(0.3);
      default -> OptionalDouble.empty();
    };
  }

  /** How many groups it takes. */
  int groups(int connections) {
    return connections;
  }

  /** Creates the groups. */
  void prepare(Connection connection, int connections) throws IOException {
    for (int number = 0; number < groups(connections); number++) {
      connection.call(Calls.create(group(number), size));
    }
  }

  /** Deletes the groups, those that are there. */
  void clear(Connection connection, int connections) throws IOException {
    for (int number = 0; number < groups(connections); number++) {
      connection.call(Calls.describe(group(number)));
      if (connection.body().contains(group(number))) {
        connection.call(Calls.delete(group(number)));
      }
    }
  }

  /**
   * Who sends the requests of a connection. It goes on where it was when it is used again.
   *
   * @param number of the connection, from 0
   */
  abstract Caller caller(int number);

  private static String group(int number) {
    return "bench-" + number;
  }

  /** Asks for an instance of a group, which has to be known first. */
  private static Caller listingFirst(String group, Function<String, byte[]> call) {
    byte[][] request = new byte[1][];
    return connection -> {
      if (request[0] == null) {
        connection.call(Calls.describe(group));
        Matcher instance = INSTANCE.matcher(connection.body());
        if (!instance.find()) {
          throw new IOException("no instance in " + connection.body());
        }
        request[0] = call.apply(instance.group(1));
      }
      return request[0];
    };
  }

  private static Caller alternating(byte[] first, byte[] second) {
    boolean[] sentFirst = {false};
    return connection -> {
      sentFirst[0] = !sentFirst[0];
      return sentFirst[0] ? first : second;
    };
  }
}
