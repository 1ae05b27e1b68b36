using DistroFactory.Targets;
using Nuke.Embedded;

/// <content>The pipelines that GenerateCi writes for Jenkins, GitHub Actions and GitLab CI.</content>
[CiPipeline(
    "release",
    Description = "Watches a distribution, and releases it when something changed.",
    Schedule = "*/30 * * * *",
    OnDemand = true,
    OneAtATime = true,
    Parameters = [
        nameof(IFactory.Config),
        nameof(IFactory.FactoryDir),
        nameof(IFactory.Namespace),
        nameof(IFactory.Force),
        nameof(IFactory.MinVersion),
        nameof(IFactory.FormatBump),
        nameof(IFactory.UpstreamVersion),
        nameof(IFactory.ConfigToken),
        nameof(IFactory.BundlesToken),
    ],
    HasNeeds = true
)]
[CiJob("release", "koji", nameof(IKoji.Koji), OnlyWith = IPipelines.KojiSite)]
[CiJob("release", "watch", nameof(IWatch.Watcher), Needs = ["koji"], SignalExitCode = 1, Says = "changed")]
[CiJob("release", "release", nameof(IRelease.Release), Needs = ["watch"], OnlyIf = "changed", JUnit = ".nuke/temp/release/logs/qa.xml")]
[CiJob(
    "release",
    "publish",
    nameof(IPublish.Publish),
    Needs = ["watch", "release"],
    OnlyIf = "changed",
    OnlyWith = IPipelines.PublishesOnRequest
)]
[CiPipeline("test", Description = "Tests this repository.", OnPush = true)]
[CiJob("test", "test", nameof(ITest.Test), JUnit = ".nuke/temp/tests/*.xml")]
internal sealed partial class Build;
