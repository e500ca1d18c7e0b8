package io.github.autoscalinglocal.error;

import static io.github.autoscalinglocal.error.ErrorCode.InvalidParameterCombination;
import static io.github.autoscalinglocal.error.ErrorCode.InvalidParameterValue;
import static io.github.autoscalinglocal.error.ErrorCode.LimitExceeded;
import static io.github.autoscalinglocal.error.ErrorCode.MissingParameter;
import static io.github.autoscalinglocal.error.ErrorCode.ResourceNotFound;
import static io.github.autoscalinglocal.error.ErrorCode.ResourceNotFoundException;
import static io.github.autoscalinglocal.error.ErrorCode.ValidationError;

import java.util.Collection;
import java.util.List;

/** The faults of CloudWatch, as {@link Errors} has those of Auto Scaling. */
public final class CloudWatchErrors {
  private CloudWatchErrors() {}

  // Sentences of the older half of the API, of which a refusal lists one a line.

  public static String isRequired(String parameter) {
    return "The parameter " + parameter + " is required.";
  }

  public static String isInvalid(String parameter, Object value) {
    return "The value " + value + " for parameter " + parameter + " is invalid.";
  }

  public static String isNotInSet(String parameter, Collection<String> values) {
    return "The parameter "
        + parameter
        + " must be a value in the set [ "
        + String.join(", ", values)
        + " ].";
  }

  public static String isTooLong(String parameter, int longest) {
    return "The parameter " + parameter + " must be shorter than " + (longest + 1) + " characters.";
  }

  public static String isTooLarge(String parameter, int largest) {
    return "The collection " + parameter + " must not have a size greater than " + largest + ".";
  }

  public static String isNoStatistic(String parameter, String value) {
    return "The value " + value + " for parameter " + parameter + " is not a valid statistic.";
  }

  public static String isTooOld(String parameter) {
    return "The parameter " + parameter + " must specify a time within the past two weeks.";
  }

  public static String isTooNew(String parameter) {
    return "The parameter "
        + parameter
        + " must specify a time no more than two hours in the future.";
  }

  public static String haveDifferentSizes(String parameter, String other) {
    return "The parameters " + parameter + " and " + other + " must be of the same size.";
  }

  public static String excludeEachOther(String parameter, String other) {
    return "The parameters "
        + parameter
        + " and "
        + other
        + " are mutually exclusive and you have specified both.";
  }

  public static String isNoPeriod(String parameter) {
    // Of the service only the rule is known.
    return "The parameter " + parameter + " must be 1, 5, 10, 20, 30, or a multiple of 60.";
  }

  /** The reasons are ours. */
  public static String isNoExpression(String id, String reason) {
    return "Error in expression '" + id + "': " + reason + ".";
  }

  /** The rule is documented, the sentence is ours. */
  public static String isNoId(String parameter, String value) {
    return "The value "
        + value
        + " for parameter "
        + parameter
        + " is not valid: an id begins with a lowercase letter, and has letters, digits and"
        + " underscores only.";
  }

  /** The rule is documented, the sentence is ours. */
  public static String isNotUnique(String parameter, String value) {
    return "The value " + value + " for parameter " + parameter + " is not unique.";
  }

  /** The rule is documented, the sentence is ours. */
  public static String needNone(String parameter, String other) {
    return "One of the parameters " + parameter + " and " + other + " must be specified.";
  }

  // Refusals made of them.

  public static ApiException missingParameters(List<String> sentences) {
    return new ApiException(MissingParameter, String.join("\n", sentences));
  }

  public static ApiException invalidParameters(List<String> sentences) {
    return new ApiException(InvalidParameterValue, String.join("\n", sentences));
  }

  public static ApiException invalidCombination(List<String> sentences) {
    return new ApiException(InvalidParameterCombination, String.join("\n", sentences));
  }

  /** GetMetricData, which ends each line. */
  public static ApiException invalidRequest(List<String> sentences) {
    return new ApiException(ValidationError, String.join("\n", sentences) + "\n");
  }

  /** GetMetricStatistics, and the equal of it in GetMetricData. */
  public static ApiException emptyTimespan(boolean equal) {
    return new ApiException(
        InvalidParameterValue,
        equal
            ? "The parameter StartTime must not equal parameter EndTime."
            : "The parameter StartTime must be less than the parameter EndTime.");
  }

  public static ApiException emptyTimespanOfQueries() {
    return new ApiException(
        ValidationError, "The parameter EndTime must be greater than StartTime.");
  }

  public static ApiException noStatistics() {
    return new ApiException(
        InvalidParameterCombination,
        "At least one of the parameters Statistics and ExtendedStatistics must be specified.");
  }

  public static ApiException tooManyDatapoints(long requested, int limit) {
    return new ApiException(
        InvalidParameterCombination,
        "You have requested up to "
            + requested
            + " datapoints, which exceeds the limit of "
            + limit
            + ". You may reduce the datapoints requested by increasing Period, or decreasing the time"
            + " range.");
  }

  // Alarms.

  public static ApiException alarmNotFound() {
    // No text of the service is known.
    return new ApiException(ResourceNotFound, "The named resource does not exist.");
  }

  public static ApiException notJson() {
    // No text of the service is known; this is what the API description says of the fault.
    return new ApiException(ErrorCode.InvalidFormat, "Data was not syntactically valid JSON.");
  }

  public static ApiException taggedResourceNotFound(String arn) {
    // No text of the service is known.
    return new ApiException(ResourceNotFoundException, "The resource " + arn + " does not exist.");
  }

  public static ApiException tooManyAlarms(int limit) {
    // No text of the service is known.
    return new ApiException(LimitExceeded, "You may only have " + limit + " alarms.");
  }

  public static ApiException tooManyTags(int limit) {
    // No text of the service is known.
    return new ApiException(
        ErrorCode.InvalidParameterValue, "A resource may have " + limit + " tags at most.");
  }

  public static ApiException mustNotBeNull(String member) {
    return new ApiException(ValidationError, member + " must not be null");
  }

  public static ApiException notBesideMetrics(String member) {
    return new ApiException(
        ValidationError, member + " should not be set if list of Metrics is set.");
  }

  public static ApiException noThreshold() {
    return new ApiException(
        ValidationError, "PutMetricAlarm request should have valid Threshold parameter");
  }

  public static ApiException alarmPeriod() {
    return new ApiException(ValidationError, "Period must be 10, 20, 30 or a multiple of 60");
  }

  public static ApiException alarmWindow(int longest) {
    return new ApiException(ValidationError, "EvaluationPeriods * Period must be <= " + longest);
  }

  public static ApiException lowSampleCount(String statistic) {
    return new ApiException(
        ValidationError,
        "Option evaluateLowSampleCountPercentile can not be applied with statistic "
            + statistic
            + ".");
  }

  public static ApiException unsupportedVendor(String vendor) {
    return new ApiException(ValidationError, "Unsupported AWS vendor " + vendor);
  }

  /** No text of the service is known. */
  public static ApiException noActionArn(String action) {
    return new ApiException(ValidationError, "Invalid arn syntax: " + action);
  }

  public static ApiException actionElsewhere(String given, String region) {
    return new ApiException(
        ValidationError,
        "Invalid region " + given + " specified. Only " + region + " is supported.");
  }

  public static ApiException policyWithBand() {
    return new ApiException(
        ValidationError, "autoscaling actions not supported when ThresholdMetricId is set");
  }

  public static ApiException tooManyInAlarm(String what) {
    return new ApiException(ValidationError, "Too many " + what + " in alarm, maximum is 10");
  }

  /** Rules of PutMetricAlarm that are documented; the sentences are ours. */
  public static ApiException invalidAlarm(String sentence) {
    return new ApiException(ValidationError, sentence);
  }

  /** The rule is documented, the sentence is ours. */
  public static ApiException namesAndPrefix() {
    return new ApiException(
        ValidationError, "AlarmNames and AlarmNamePrefix cannot be specified together.");
  }
}
