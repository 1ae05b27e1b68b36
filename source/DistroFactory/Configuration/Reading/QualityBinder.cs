using System.Collections.Immutable;
using System.Globalization;
using DistroFactory.Configuration.Keys;
using DistroFactory.Configuration.Shapes;
using DistroFactory.Foundation;

namespace DistroFactory.Configuration.Reading;

/// <summary>Makes the checks of a configuration of values that passed validation.</summary>
internal static class QualityBinder
{
    public static QualityConfiguration Bind(Section values) =>
        new()
        {
            Checks =
            [
                .. values
                    .Parts("checks")
                    .Select(part => Check(part, QualityKeys.KindOf(part), QualityKeys.NameOf(part)) with { Policy = Policy(part) }),
            ],
            Kept = (int)(values.Number("keep-refused") ?? QualityConfiguration.UsualKept),
        };

    private static QualityPolicy Policy(Section values) =>
        values.Number("quarantine") is { } releases ? new(Refuses: true, (int)releases)
        : values.Text("policy") == "warn" ? QualityPolicy.Warning
        : QualityPolicy.Required;

    private static QualityCheck Check(Section values, string kind, string name) =>
        kind switch
        {
            "command" => Command(values, name),
            "budget" => Budget(values.Part(kind), name),
            "licenses" => new LicenseQuality(values.Part(kind).Texts("deny"), values.Part(kind).Texts("except")) { Name = name },
            "boot-files" => new BootFilesQuality(values[kind] is Section files ? files.Texts("paths") : BootFilesQuality.Usual)
            {
                Name = name,
            },
            "privileged-files" => new PrivilegeQuality { Name = name },
            "packages" => new DowngradeQuality(values[kind] is Section packages ? packages.Texts("may-be-older") : []) { Name = name },
            "certificate" => new CertificateQuality(TimeText.Parse(values.Part(kind).Text("valid-for")!)) { Name = name },
            "vulnerabilities" => Vulnerabilities(values.Part(kind), name),
            _ => new ClientQuality(values[kind] is Section client ? client.Texts("bundles") : [], Timeout(values)) { Name = name },
        };

    /// <summary>A command of a list.</summary>
    public static CommandQuality Command(Section values, string name) =>
        new()
        {
            Name = name,
            Command = values.Texts("command"),
            Environment = values
                .Part("environment")
                .Keys.ToImmutableSortedDictionary(
                    variable => variable,
                    variable => values.Part("environment").Text(variable)!,
                    StringComparer.Ordinal
                ),
            Timeout = Timeout(values),
            Retries = (int)(values.Number("retries") ?? 0),
            Results = values.Texts("results"),
        };

    private static BudgetQuality Budget(Section values, string name) =>
        new()
        {
            Name = name,
            Packages = values.Number("packages"),
            Bundles = values.Number("bundles"),
            Size = Size(values, "size"),
            Growth = values.Text("growth") is { } growth ? double.Parse(growth.TrimEnd('%', ' '), CultureInfo.InvariantCulture) : null,
            Image = Size(values, "image"),
            Install = Size(values, "install"),
            Update = Size(values, "update"),
        };

    private static VulnerabilityQuality Vulnerabilities(Section values, string name) =>
        new(
            values.Text("osv")!,
            values.Texts("ecosystems"),
            Enum.Parse<VulnerabilitySeverity>(values.Text("severity") ?? "high", ignoreCase: true),
            [
                .. values
                    .Parts("ignore")
                    .Select(part => new IgnoredVulnerability(
                        part.Text("id")!,
                        part.Text("why")!,
                        DateOnly.ParseExact(part.Text("until")!, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                    )),
            ]
        )
        {
            Name = name,
        };

    private static TimeSpan Timeout(Section values) =>
        values.Text("timeout") is { } time ? TimeText.Parse(time) : CommandQuality.UsualTimeout;

    private static long? Size(Section values, string key) => values.Text(key) is { } size ? ByteSize.Parse(size) : null;
}
