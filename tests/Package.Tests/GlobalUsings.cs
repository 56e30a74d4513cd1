global using AutomagikTelemetry.Package.Tests.Support;
global using Shouldly;
global using Xunit;
