namespace DistroFactory.Packages;

/// <summary>The order of version strings.</summary>
public static class RpmVersion
{
    /// <summary><c>rpmvercmp</c>: segments of digits or letters, <c>~</c> before everything, <c>^</c> after the end.</summary>
    public static int Compare(string a, string b) => throw new NotImplementedException();
}
