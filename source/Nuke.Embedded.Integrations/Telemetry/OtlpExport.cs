using System.Runtime.CompilerServices;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Engine.Telemetry;
using Nuke.Embedded.Foundation;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Nuke.Embedded.Integrations.Telemetry;

/// <summary>
/// Sends the spans of a run over OTLP when the caller named a place to send them to. The variables are those of the OpenTelemetry
/// specification (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, <c>_TRACES_ENDPOINT</c>, <c>_HEADERS</c>, <c>_PROTOCOL</c>, <c>OTEL_SERVICE_NAME</c>,
/// …).
/// </summary>
internal sealed class OtlpExport : IDisposable
{
    private const int Patience = 5000; // milliseconds

    private readonly TracerProvider _provider;

    private OtlpExport(TracerProvider provider) => _provider = provider;

    /// <summary>Begins to listen; null when nothing is to be sent. Only then are the libraries for it loaded.</summary>
    public static OtlpExport? Start(BuildRun run)
    {
        string? Variable(string name) => run.Surroundings.Variable(name);
        var isWanted =
            (Variable("OTEL_EXPORTER_OTLP_ENDPOINT") ?? Variable("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")) is not null
            && Variable("OTEL_SDK_DISABLED") is not "true"
            && Variable("OTEL_TRACES_EXPORTER") is null or "otlp";
        return isWanted ? new(Listen(run)) : null;
    }

    // A server that does not answer must not hold up the run for long.
    public void Dispose()
    {
        _provider.ForceFlush(Patience);
        _provider.Shutdown(Patience);
        _provider.Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TracerProvider Listen(BuildRun run) =>
        Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource =>
            {
                if (
                    run.Surroundings.Variable("OTEL_SERVICE_NAME") is null
                    && run.Surroundings.Variable("OTEL_RESOURCE_ATTRIBUTES")?.Contains("service.name=", StringComparison.Ordinal)
                        is not true
                )
                    resource.AddService(Path.GetFileName(run.RootDirectory));
            })
            .AddSource([BuildActivity.SourceName, .. SourcesOf(run)])
            .AddOtlpExporter(options => Configure(options, run))
            .Build();

    // What the library does not do by itself: the specification's default protocol (its own is gRPC), and the variables that are for
    // traces only.
    private static void Configure(OtlpExporterOptions options, BuildRun run)
    {
        string? Variable(string name) => run.Surroundings.Variable($"OTEL_EXPORTER_OTLP_TRACES_{name}");
        var protocol = Variable("PROTOCOL") ?? run.Surroundings.Variable("OTEL_EXPORTER_OTLP_PROTOCOL");
        options.Protocol = protocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        if (Variable("ENDPOINT") is { } endpoint)
            options.Endpoint = Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
                ? address
                : throw new UsageException($"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: '{endpoint}' is no address");
        if (Variable("HEADERS") is { } headers)
            options.Headers = headers;
    }

    // A library names its source after its assembly, by convention: those of the build's own libraries, not of the framework.
    private static string[] SourcesOf(BuildRun run) =>
        [
            .. Directory
                .EnumerateFiles(run.Surroundings.AssemblyDirectory, "*.dll")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Where(name =>
                    !name.StartsWith("System.", StringComparison.Ordinal)
                    && !name.StartsWith("Microsoft.", StringComparison.Ordinal)
                    && !name.StartsWith("OpenTelemetry", StringComparison.Ordinal)
                ),
        ];
}
