using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.CI;
using Nuke.Common.IO;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <inheritdoc cref="INukeBuild.RootDirectory"/>
    public static AbsolutePath RootDirectory => BuildEngine.Run.RootDirectory;

    /// <inheritdoc cref="INukeBuild.TemporaryDirectory"/>
    public static AbsolutePath TemporaryDirectory => (RootDirectory / ".nuke" / "temp").CreateDirectory();

    /// <inheritdoc cref="INukeBuild.BuildAssemblyFile"/>
    public static AbsolutePath? BuildAssemblyFile => Assembly.GetEntryAssembly()?.Location is { Length: > 0 } file ? file : null;

    /// <inheritdoc cref="INukeBuild.BuildAssemblyDirectory"/>
    public static AbsolutePath? BuildAssemblyDirectory => BuildAssemblyFile?.Parent;

    /// <inheritdoc cref="INukeBuild.BuildProjectDirectory"/>
    public static AbsolutePath? BuildProjectDirectory => BuildProjectFile?.Parent;

    /// <inheritdoc cref="INukeBuild.BuildProjectFile"/>
    public static AbsolutePath? BuildProjectFile =>
        (BuildAssemblyDirectory?.FindParentOrSelf(directory => directory.GetFiles("*.csproj").Any()) ?? RootDirectory / "build")
            .GetFiles("*.csproj")
            .FirstOrDefault();

    /// <inheritdoc cref="INukeBuild.Verbosity"/>
    public static Verbosity Verbosity
    {
        get => BuildEngine.Run.Verbosity;
        set => BuildEngine.Run.Verbosity = value;
    }

    /// <inheritdoc cref="INukeBuild.Host"/>
    public static Host Host
    {
        get => BuildEngine.Run.Host;
        set => BuildEngine.Run.Host = value;
    }

    /// <summary>The profiles that were asked for.</summary>
    public static string[] LoadedLocalProfiles => [.. BuildEngine.Run.Profiles];

    /// <inheritdoc cref="INukeBuild.IsLocalBuild"/>
    public static bool IsLocalBuild => !IsServerBuild;

    /// <inheritdoc cref="INukeBuild.IsServerBuild"/>
    public static bool IsServerBuild => Host is IBuildServer;

    AbsolutePath INukeBuild.RootDirectory => RootDirectory;

    AbsolutePath INukeBuild.TemporaryDirectory => TemporaryDirectory;

    AbsolutePath? INukeBuild.BuildAssemblyFile => BuildAssemblyFile;

    AbsolutePath? INukeBuild.BuildAssemblyDirectory => BuildAssemblyDirectory;

    AbsolutePath? INukeBuild.BuildProjectDirectory => BuildProjectDirectory;

    AbsolutePath? INukeBuild.BuildProjectFile => BuildProjectFile;

    Verbosity INukeBuild.Verbosity => Verbosity;

    Host INukeBuild.Host => Host;

    bool INukeBuild.IsLocalBuild => IsLocalBuild;

    bool INukeBuild.IsServerBuild => IsServerBuild;

    /// <summary>Runs the build as the command line of the process says.</summary>
    /// <param name="defaultTargetExpressions">The targets that run when none is named.</param>
    /// <returns>The exit code.</returns>
    protected static int Execute<T>(params Expression<Func<T, Target>>[] defaultTargetExpressions)
        where T : NukeBuild, new() => BuildEngine.Instance.Execute<T>(defaultTargetExpressions);
}
