using Nuke.Common;
using Assert = NUnit.Framework.Assert;

namespace Nuke.Embedded.Tests;

/// <summary>The command line and the environment, as code outside of parameters may ask for them.</summary>
public sealed class EnvironmentInfoTests : IDisposable
{
    private readonly Stage _stage = new();
    private readonly ArgumentsBuild _build = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void Options_and_words_are_read_in_a_type()
    {
        Assert.That(_stage.Run(_build, "Look --retries 3 --names a,b --hurry").ExitCode, Is.Zero);
        Assert.That(_build.Seen, Is.EqualTo("3 a+b True False Look"));
    }

    [Test]
    public void A_variable_is_read_in_a_type()
    {
        EnvironmentInfo.SetVariable("EMBEDDED_TEST_NUMBERS", "1;2");
        Assert.That(EnvironmentInfo.GetVariable<int[]>("EMBEDDED_TEST_NUMBERS", ';'), Is.EqualTo([1, 2]));
        EnvironmentInfo.RemoveVariable("EMBEDDED_TEST_NUMBERS");
        Assert.That(EnvironmentInfo.GetVariable<int?>("EMBEDDED_TEST_NUMBERS"), Is.Null);
    }

    private sealed class ArgumentsBuild : NukeBuild
    {
        [Parameter]
        public int Retries { get; private set; }

        [Parameter(Separator = ",")]
        public string[] Names { get; private set; } = [];

        [Parameter]
        public bool Hurry { get; private set; }

        public string Seen { get; private set; } = "";

        public Target Look =>
            _ =>
                _.Executes(() =>
                    Seen = string.Join(
                        ' ',
                        EnvironmentInfo.GetNamedArgument<int>(() => Retries),
                        string.Join('+', EnvironmentInfo.GetNamedArgument<string[]>("names", ',')!),
                        EnvironmentInfo.HasArgument(() => Hurry),
                        EnvironmentInfo.HasArgument("missing"),
                        EnvironmentInfo.GetPositionalArgument<string>(0)
                    )
                );
    }
}
