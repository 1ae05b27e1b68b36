using System.Text.RegularExpressions;
using DistroFactory.Bundles;
using DistroFactory.Configuration;
using DistroFactory.Configuration.Needs;
using DistroFactory.Configuration.Reading;
using DistroFactory.Configuration.Shell;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Git;
using DistroFactory.Distributions;
using DistroFactory.Evidence;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.Tools;

namespace DistroFactory.Steps.FetchConfig;

/// <summary>
/// Gets at a configuration in three ways: fetched into the work area for a release, fetched aside for a look that leaves no trace,
/// or as an earlier step fetched it.
/// </summary>
/// <param name="options">What the command line says.</param>
/// <param name="log">Where steps tell what they do.</param>
/// <param name="answer">Where they tell what was asked for.</param>
internal sealed partial class ConfigAccess(ReleaseOptions options, RunLog log, RunLog answer)
{
    private readonly ConfigRepository _repository = new(new CommandRunner(log.WriteLine));
    private readonly CheckoutNames _checkouts = new();
    private bool _isOfNamespace;
    private readonly Lazy<ReleaseLock?> _lock = new(() => options.Locked is { } path ? LockFile.Read(path) : null);

    /// <summary>Fetches aside, below a directory that the caller removes.</summary>
    public async Task<Workplace> PreviewAsync(string aside, CancellationToken cancellation)
    {
        var source = await FetchConfigAsync(Path.Combine(aside, "config"), cancellation);
        var configuration = Read(source.Folder);
        var bundles = await FetchBundlesAsync(source, configuration, Path.Combine(aside, "bundles"), cancellation);
        return Same(Open(source, configuration, bundles));
    }

    /// <summary>What the Koji site is told of without a config repository; null when one is named, or no namespace is.</summary>
    public Workplace? FindKojiSite()
    {
        if (options.Config is not null || GivenNamespace() is not { } name)
            return null;
        var configuration = ConfigurationReader.ReadKojiVariables(name, Variable);
        return Open(
            new("the environment", configuration.Folder, Commit: null, IsClean: false, GitSource: null),
            configuration,
            new(configuration.Folder, null)
        );
    }

    /// <summary>Fetches into the work area of the namespace, which is emptied first.</summary>
    /// <param name="begin">
    /// Lets the run begin, by taking the lock of the namespace, or throws; called as soon as the configuration is known, and before
    /// anything of the namespace is written.
    /// </param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Workplace> FetchAsync(Func<Workplace, Task> begin, CancellationToken cancellation)
    {
        // The namespace is written in the configuration, so the checkout begins beside the namespaces.
        var isNew = !Directory.Exists(options.FactoryRoot);
        MakeFactoryRoot();
        var aside = Path.Combine(options.FactoryRoot, $".fetch{AtomicFile.PartialMark}{Environment.ProcessId}");
        try
        {
            var source = await FetchConfigAsync(aside, cancellation);
            var fresh = Read(source.Folder);
            var directory = DirectoryOf(fresh);
            var candidate = Open(source, fresh, new(fresh.Folder, null));
            PlaceCheck.RefuseOverlaps(candidate);
            if (candidate.Lock is { } locked)
                LockGuard.RefuseOtherConfig(locked, candidate, RunningFactory.Describe(options.FactorySource));
            await begin(candidate);
            Empty(directory.Work);
            if (Directory.Exists(aside))
            {
                Directory.CreateDirectory(directory.Work);
                Directory.Move(aside, directory.ConfigCheckout);
                source = source with
                {
                    Folder = Path.GetFullPath(Path.Combine(directory.ConfigCheckout, Path.GetRelativePath(aside, source.Folder))),
                };
                _checkouts.Add(directory.ConfigCheckout, _isOfNamespace ? source with { Folder = directory.ConfigCheckout } : source);
            }

            var configuration = Read(source.Folder);
            var bundles = await FetchBundlesAsync(source, configuration, directory.BundlesCheckout, cancellation);
            var workplace = Same(Open(source, configuration, bundles));
            MixBundles.RefuseMistakes(workplace);
            ScriptPlace.Make(workplace.ScriptPlace.Path, source.Folder);
            workplace.Records.Save(ReleaseRecords.Config, new(source, bundles));
            return workplace;
        }
        finally
        {
            Empty(aside);
            // What was refused leaves no trace, not even the directory.
            if (isNew && !Directory.EnumerateFileSystemEntries(options.FactoryRoot).Any())
                Directory.Delete(options.FactoryRoot);
        }
    }

    /// <summary>What the configuration needs of whatever runs the factory, fetched aside.</summary>
    public async Task<ConfigurationNeeds> ReadNeedsAsync(string aside, CancellationToken cancellation)
    {
        var source = await FetchConfigAsync(Path.Combine(aside, "config"), cancellation);
        RefuseForeign(source.Folder);
        return ConfigurationReader.ReadNeeds(source.Folder, Variable, options.FactoryRoot);
    }

    /// <summary>Writes the <c>distro.yaml</c> that says what the <c>config.sh</c> of the config repository says.</summary>
    /// <returns>The path of the file.</returns>
    /// <exception cref="ConfigurationException">
    /// There is no <c>config.sh</c>, it is wrong, or there is a <c>distro.yaml</c> already.
    /// </exception>
    public async Task<string> ConvertAsync(string aside, CancellationToken cancellation)
    {
        var source = await FetchConfigAsync(Path.Combine(aside, "config"), cancellation);
        // A checkout is thrown away, so what is converted of it goes where whoever asked for it stands.
        var isCheckout = source.Folder.StartsWith(aside, StringComparison.Ordinal);
        var target = Path.Combine(isCheckout ? Directory.GetCurrentDirectory() : source.Folder, ConfigurationReader.FileName);
        if (File.Exists(target) || File.Exists(Path.Combine(source.Folder, ConfigurationReader.FileName)))
            throw new ConfigurationException(
                $"Converting the configuration of {source.Source} to {target}",
                "there is a distro.yaml already",
                "Remove it first to have it written again."
            );
        RefuseForeign(source.Folder);
        var converted = ConfigurationReader.Convert(source.Folder, Variable, options.FactoryRoot);
        AtomicFile.WriteAllText(target, converted.Text);
        foreach (var notice in converted.Notices)
            log.Warn(notice.Text);
        return target;
    }

    /// <summary>Opens what an earlier run of FetchConfig left.</summary>
    /// <exception cref="RecordException">Nothing was fetched, or several namespaces were and none is named.</exception>
    public Workplace Reopen()
    {
        var directory = FetchedNamespace();
        var fetched = new Records(directory.RecordsFolder).Load(ReleaseRecords.Config);
        _checkouts.Add(directory.ConfigCheckout, fetched.Config);
        if (fetched.Bundles.Source is { } bundles)
            _checkouts.Add(directory.BundlesCheckout, bundles);
        var workplace = Open(fetched.Config, Read(fetched.Config.Folder), fetched.Bundles);
        RepositoryFolders.RefuseForeign(workplace);
        return workplace;
    }

    /// <summary>An error that leads to the repository, where it lies in a checkout of one.</summary>
    public FactoryException Reword(FactoryException error) => _checkouts.Apply(error);

    private void MakeFactoryRoot()
    {
        try
        {
            Directory.CreateDirectory(options.FactoryRoot);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"Making the factory directory {options.FactoryRoot}",
                File.Exists(options.FactoryRoot) ? "there is a file of this name" : error.Message,
                "Choose another place with --factory-dir.",
                error
            );
        }
    }

    private FactoryDirectory FetchedNamespace()
    {
        if (GivenNamespace() is { } named)
            return new(options.FactoryRoot, named);
        var wanted = options.Config is { } config ? GitSource.Parse(config, Directory.GetCurrentDirectory()).ToString() : null;
        var candidates = (Directory.Exists(options.FactoryRoot) ? Directory.GetDirectories(options.FactoryRoot) : [])
            .Select(path => new FactoryDirectory(options.FactoryRoot, Path.GetFileName(path)))
            .Where(directory =>
                new Records(directory.RecordsFolder).Find(ReleaseRecords.Config) is { } record
                && (wanted is null || record.Config.Source == wanted)
            )
            .ToArray();
        return candidates is [var only]
            ? only
            : throw new RecordException(
                $"Looking for a fetched configuration in {options.FactoryRoot}",
                candidates.Length > 0 ? $"there are {candidates.Length}"
                    : wanted is null ? "there is none"
                    : $"there is none of {wanted}; each run of FetchConfig replaces that of its namespace",
                candidates.Length == 0 ? "Run the target FetchConfig with --config first." : "Say which one by --namespace."
            );
    }

    private Workplace Open(FetchedRepository source, DistroConfiguration configuration, FetchedBundles bundles) =>
        new()
        {
            Options = options,
            Source = source,
            Configuration = configuration,
            Directory = DirectoryOf(configuration),
            BundleDirectory = bundles.Folder,
            BundleSource = bundles.Source,
            Lock = _lock.Value,
            Log = log,
            Answer = answer,
        };

    // A release that is made again is made of the same.
    private Workplace Same(Workplace workplace)
    {
        if (workplace.Lock is not { } locked)
            return workplace;
        LockGuard.RefuseOtherConfig(locked, workplace, RunningFactory.Describe(options.FactorySource));
        LockGuard.RefuseOtherDefinitions(locked, workplace);
        return workplace;
    }

    private FactoryDirectory DirectoryOf(DistroConfiguration configuration) =>
        new(options.FactoryRoot, GivenNamespace() ?? configuration.Name);

    // It becomes a folder below the factory directory, and part of tags.
    private string? GivenNamespace() =>
        options.Namespace is null || NamespaceForm().IsMatch(options.Namespace)
            ? options.Namespace
            : throw new ConfigurationException(
                $"Reading the namespace {options.Namespace}",
                "it is no name",
                "Use letters, digits and -_. only, a letter or digit first. It is that of "
                    + "--namespace, else of the variable NAMESPACE, else JOB_NAME."
            );

    // A config.sh may ask for its namespace, which the command line knows better than the environment.
    private string? Variable(string name) => (name == "NAMESPACE" ? options.Namespace : null) ?? Environment.GetEnvironmentVariable(name);

    private DistroConfiguration Read(string folder)
    {
        RefuseForeign(folder);
        return ConfigurationReader.Read(folder, Variable, options.FactoryRoot);
    }

    // Before anything of them is read, for a mistake in a file is shown with what the file says.
    private static void RefuseForeign(string folder)
    {
        foreach (var name in new[] { ConfigurationReader.FileName, ShellScript.FileName })
            RepositoryFolder.RefuseForeign(Path.Combine(Path.GetFullPath(folder), name), Path.GetFullPath(folder));
    }

    private string Given() =>
        options.Config
        ?? throw new ConfigurationException(
            "Looking for the configuration",
            "no config repository is named",
            "Add --config DIRECTORY-OR-GIT-URL, or set CONFIG_REPO_HOST and NAMESPACE. For the target Koji NAMESPACE alone will do."
        );

    private async Task<FetchedBundles> FetchBundlesAsync(
        FetchedRepository config,
        DistroConfiguration configuration,
        string checkout,
        CancellationToken cancellation
    )
    {
        if (configuration.Bundles.Repository is not { } repository)
        {
            var folder = configuration.Bundles.Folder ?? Path.Combine(configuration.Folder, "bundles");
            return new(Directory.Exists(folder) ? folder : Directory.CreateDirectory(checkout).FullName, null);
        }

        var fetched = await FetchAsync(repository, checkout, options.Tokens.ForBundles(config.GitSource ?? "", repository), cancellation);
        return new(Path.Combine(fetched.Folder, configuration.Bundles.PathInRepository), fetched);
    }

    private async Task<FetchedRepository> FetchConfigAsync(string checkout, CancellationToken cancellation)
    {
        // The address may be made of the namespace: what is no name must not be asked for.
        var name = GivenNamespace();
        var fetched = await FetchAsync(Given(), checkout, options.Tokens.ForConfig, cancellation);
        return name is null ? fetched : OfNamespace(fetched, name);
    }

    // One repository may have the configurations of several distributions, each in a folder of its name.
    private FetchedRepository OfNamespace(FetchedRepository fetched, string name)
    {
        var folder = Path.Combine(fetched.Folder, name);
        if (DistributionList.HasConfiguration(fetched.Folder) || !DistributionList.HasConfiguration(folder))
            return fetched;
        RepositoryFolder.RefuseForeign(folder, Path.GetFullPath(fetched.Folder));
        _isOfNamespace = true;
        return fetched with { Folder = Path.GetFullPath(folder) };
    }

    private async Task<FetchedRepository> FetchAsync(
        string source,
        string checkout,
        FetchOptions credentials,
        CancellationToken cancellation
    )
    {
        var fetched = await _repository.FetchAsync(source, checkout, credentials, cancellation);
        _checkouts.Add(checkout, fetched);
        return fetched;
    }

    private static void Empty(string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex NamespaceForm();
}
