package io.github.autoscalinglocal.shape.ec2;

public record LicenseSpecification(String licenseConfigurationArn) {}
