namespace DistroFactory.Model;

/// <summary>A file that gives whoever runs it, or whoever is logged in, more than others have.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Privilege">What it gives: <c>setuid root</c>, <c>writable by everybody</c>.</param>
/// <param name="Package">The package it comes from.</param>
internal sealed record PrivilegedFile(string Path, string Privilege, string Package)
{
    /// <summary><c>/usr/bin/su (setuid root, of acme-shell-2.2-1.x86_64)</c></summary>
    public override string ToString() => $"{Path} ({Privilege}, of {Package})";
}
