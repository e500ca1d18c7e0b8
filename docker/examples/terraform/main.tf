# A group of web servers against the emulator: `terraform init && terraform apply`.
# Where the emulator is: TF_VAR_emulator, or http://127.0.0.1:4566.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "emulator" {
  type    = string
  default = "http://127.0.0.1:4566"
}

provider "aws" {
  region     = "us-east-1"
  access_key = "test"
  secret_key = "test"

  # The emulator answers STS, so the account is asked for, and ARNs have it.
  skip_credentials_validation = true
  skip_metadata_api_check     = true

  endpoints {
    autoscaling = var.emulator
    cloudwatch  = var.emulator
    ec2         = var.emulator
    elb         = var.emulator
    elbv2       = var.emulator
    iam         = var.emulator
    sts         = var.emulator
  }
}

data "aws_ami" "linux" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["al2023-ami-2023*"]
  }

  filter {
    name   = "architecture"
    values = ["x86_64"]
  }
}

data "aws_subnets" "default" {
  filter {
    name   = "default-for-az"
    values = ["true"]
  }
}

resource "aws_launch_template" "web" {
  name                   = "web"
  image_id               = data.aws_ami.linux.id
  instance_type          = "m5.large"
  update_default_version = true
}

resource "aws_autoscaling_group" "web" {
  name                      = "web"
  min_size                  = 1
  max_size                  = 4
  desired_capacity          = 2
  vpc_zone_identifier       = data.aws_subnets.default.ids
  termination_policies      = ["OldestInstance"]
  wait_for_capacity_timeout = "5m"

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }

  initial_lifecycle_hook {
    name                 = "drain"
    lifecycle_transition = "autoscaling:EC2_INSTANCE_TERMINATING"
    default_result       = "CONTINUE"
    heartbeat_timeout    = 60
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 50
      instance_warmup        = 30
    }
  }

  tag {
    key                 = "app"
    value               = "shop"
    propagate_at_launch = true
  }
}

resource "aws_autoscaling_policy" "half_busy" {
  name                   = "half-busy"
  autoscaling_group_name = aws_autoscaling_group.web.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 50

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}

resource "aws_autoscaling_schedule" "night" {
  scheduled_action_name  = "night"
  autoscaling_group_name = aws_autoscaling_group.web.name
  recurrence             = "30 22 * * *"
  time_zone              = "Europe/Berlin"
  min_size               = 1
  max_size               = 4
  desired_capacity       = 1
}

output "group" {
  value = aws_autoscaling_group.web.arn
}
