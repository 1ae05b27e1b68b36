using System.Runtime.CompilerServices;

namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>The last four distances, the latest first. All begin as 1.</summary>
[InlineArray(Count)]
internal struct Distances
{
    public const int Count = 4;

    private int _first;

    public static Distances Initial
    {
        get
        {
            Distances initial = default;
            ((Span<int>)initial).Fill(1);
            return initial;
        }
    }

    /// <summary>A new distance comes first, the last is forgotten.</summary>
    public void Push(int distance)
    {
        for (var i = Count - 1; i > 0; i--)
            this[i] = this[i - 1];
        this[0] = distance;
    }

    /// <summary>One of them comes first.</summary>
    public void Use(int index)
    {
        var distance = this[index];
        for (var i = index; i > 0; i--)
            this[i] = this[i - 1];
        this[0] = distance;
    }
}
