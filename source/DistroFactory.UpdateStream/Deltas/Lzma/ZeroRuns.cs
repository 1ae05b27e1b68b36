namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>Where data is nothing but zeros for a while. What lies between is worth a search; the zeros themselves are not.</summary>
internal sealed class ZeroRuns
{
    /// <summary>Fewer zeros than this are like any other bytes.</summary>
    private const int Shortest = 3;

    private readonly List<(int Start, int End)> _runs = [];

    public ZeroRuns(ReadOnlySpan<byte> data)
    {
        (Bytes, Others) = (data.Length, data.Length);
        var position = 0;
        while (position < data.Length)
        {
            var zeros = data[position..].IndexOf((byte)0);
            if (zeros < 0)
                break;
            position += zeros;
            var length = data[position..].IndexOfAnyExcept((byte)0);
            var end = length < 0 ? data.Length : position + length;
            if (end - position >= Shortest)
            {
                _runs.Add((position, end));
                Others -= end - position;
            }

            position = end;
        }
    }

    /// <summary>How many bytes the data has.</summary>
    public int Bytes { get; }

    /// <summary>How many of them are outside the runs.</summary>
    public int Others { get; }

    /// <summary>For someone who looks at positions in ascending order.</summary>
    public Cursor Walk() => new(_runs);

    /// <summary>Knows the run at a position, or the next one behind it.</summary>
    internal struct Cursor(List<(int Start, int End)> runs)
    {
        private int _next;

        /// <summary>Start and end of the run; one at infinity when there is none. Positions only ever rise.</summary>
        public (int Start, int End) At(int position)
        {
            while (_next < runs.Count && runs[_next].End <= position)
                _next++;
            return _next < runs.Count ? runs[_next] : (int.MaxValue, int.MaxValue);
        }
    }
}
