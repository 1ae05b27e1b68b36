using DistroFactory.UpdateStream;

namespace DistroFactory.Configuration;

/// <summary>What <c>mix.format-bump</c> says.</summary>
/// <param name="IsOnce"><c>true</c>: the first release made with it begins the next format.</param>
/// <param name="Format">A number: the format to be in; none when the key names none.</param>
internal sealed record FormatBumpRequest(bool IsOnce, FormatNumber Format)
{
    /// <summary><c>false</c>, or no such key.</summary>
    public static FormatBumpRequest None { get; } = new(IsOnce: false, FormatNumber.None);

    /// <summary><c>true</c>.</summary>
    public static FormatBumpRequest Once { get; } = new(IsOnce: true, FormatNumber.None);
}
