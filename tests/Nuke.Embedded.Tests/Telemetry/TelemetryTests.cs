using System.Text;
using Nuke.Embedded.Tests.Processes;

namespace Nuke.Embedded.Tests.Telemetry;

[Parallelizable(ParallelScope.All)]
public sealed class TelemetryTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Parent = "b7ad6b7169203331";

    [Test]
    public void The_spans_of_a_run_are_sent_where_the_usual_variables_say_below_the_span_of_the_caller()
    {
        using var receiver = new SpanReceiver();
        using var build = new BuildProcess(
            "Greet",
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address),
            ("OTEL_SERVICE_NAME", "nightly"),
            ("TRACEPARENT", $"00-{Trace}-{Parent}-01")
        );
        Assert.That(build.End().ExitCode, Is.Zero);
        Assert.That(receiver.Paths, Is.EqualTo(["/v1/traces"]));
        Assert.That(receiver.Has(Convert.FromHexString(Trace)) && receiver.Has(Convert.FromHexString(Parent)));
        foreach (var text in new[] { "Greet", "build.target.status", "Succeeded", "nightly", "Nuke.Embedded" })
            Assert.That(receiver.Has(Encoding.UTF8.GetBytes(text)), text);
    }

    [Test]
    public void The_span_of_a_target_that_failed_says_why()
    {
        using var receiver = new SpanReceiver();
        using var build = new BuildProcess("Fail", ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", receiver.Address + "/mine"));
        Assert.That(build.End().ExitCode, Is.EqualTo(2));
        Assert.That(receiver.Paths, Is.EqualTo(["/mine"]));
        Assert.That(receiver.Has("the server is gone"u8));
    }

    [TestCase("OTEL_SDK_DISABLED", "true")]
    [TestCase("OTEL_TRACES_EXPORTER", "none")]
    public void Nothing_is_sent_when_the_caller_does_not_want_it(string variable, string value)
    {
        using var receiver = new SpanReceiver();
        using var build = new BuildProcess("Greet", ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), (variable, value));
        Assert.That(build.End().ExitCode, Is.Zero);
        Assert.That(receiver.Paths, Is.Empty);
    }

    [Test]
    public void A_collector_that_is_not_there_does_not_fail_the_run()
    {
        using var build = new BuildProcess("Greet", ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"));
        Assert.That(build.End().ExitCode, Is.Zero);
    }
}
