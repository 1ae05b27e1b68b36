using DistroFactory.Foundation;

namespace DistroFactory.Quality;

/// <summary>A file of test results, or of vulnerabilities, cannot be read.</summary>
internal sealed class ResultException(string file, string why, Exception? inner = null)
    : FactoryException($"Reading {file}", why, inner: inner);
