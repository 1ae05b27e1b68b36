namespace DistroFactory.Mixing.Bundles;

/// <summary>The <c>[STATUS]</c> of a bundle definition.</summary>
public enum BundleStatus
{
    /// <summary>An ordinary bundle.</summary>
    Active,

    /// <summary>Flagged in the MoM; clients ask before installing it.</summary>
    Experimental,

    /// <summary>Removed at the next format bump.</summary>
    Deprecated,

    /// <summary>Removed at the next format bump (the factory's own word for it).</summary>
    PendingDelete,
}
