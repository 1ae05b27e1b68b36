namespace DistroFactory.UpdateStream.Client;

/// <summary>What the processor of a machine can run beyond the base; each stands for the files below the root of that name.</summary>
[Flags]
public enum CpuCapabilities
{
    /// <summary>The base only.</summary>
    None = 0,

    /// <summary>AVX2: files below <c>/V3</c>.</summary>
    V3 = 1,

    /// <summary>AVX-512: files below <c>/V4</c>.</summary>
    V4 = 2,

    /// <summary>APX: files below <c>/VA</c>.</summary>
    VA = 4,
}
