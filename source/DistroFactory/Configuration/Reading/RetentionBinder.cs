using DistroFactory.Configuration.Shapes;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;

namespace DistroFactory.Configuration.Reading;

/// <summary>Makes the rules of retention of values that passed validation.</summary>
internal static class RetentionBinder
{
    public static RetentionConfiguration Bind(Section values) =>
        new()
        {
            Versions = (int?)values.Number("versions"),
            Age = values.Text("age") is { } age ? TimeText.Parse(age) : null,
            Formats = (int?)values.Number("formats"),
            Pins = [.. values.Numbers("pins").Select(version => new StreamVersion((uint)version))],
        };
}
