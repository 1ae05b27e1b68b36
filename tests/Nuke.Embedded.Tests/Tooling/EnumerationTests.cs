using System.ComponentModel;
using Nuke.Common.Tooling;

namespace Nuke.Embedded.Tests.Tooling;

/// <summary>Enumerations as <c>:setup</c> writes them, and enum values with texts of their own.</summary>
public sealed class EnumerationTests
{
    [TestCase("Release")]
    [TestCase("release")]
    public void A_name_becomes_the_value_whatever_its_case(string name) =>
        Assert.That(TypeDescriptor.GetConverter(typeof(Configuration)).ConvertFromString(name), Is.SameAs(Configuration.Release));

    [Test]
    public void Another_name_is_refused_with_those_there_are() =>
        Assert.That(
            () => TypeDescriptor.GetConverter(typeof(Configuration)).ConvertFromString("Relase"),
            Throws.InstanceOf<FormatException>().With.Message.EqualTo("'Relase' is not one of Debug, Release")
        );

    [Test]
    public void An_enum_value_may_have_a_text() =>
        Assert.That(new[] { Level.Low, Level.High }.Select(level => level.GetValue()), Is.EqualTo(["Low", "very-high"]));

    [TypeConverter(typeof(TypeConverter<Configuration>))]
    private sealed class Configuration : Enumeration
    {
        public static readonly Configuration Debug = new() { Value = nameof(Debug) };

        public static readonly Configuration Release = new() { Value = nameof(Release) };

        public static implicit operator string(Configuration configuration) => configuration.Value;
    }

    private enum Level
    {
        Low,

        [EnumValue("very-high")]
        High,
    }
}
