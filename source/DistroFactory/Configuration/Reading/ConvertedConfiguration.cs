using System.Collections.Immutable;
using DistroFactory.Foundation;

namespace DistroFactory.Configuration.Reading;

/// <summary>A <c>config.sh</c> as the <c>distro.yaml</c> that says the same.</summary>
/// <param name="Text">The document.</param>
/// <param name="Notices">What it does not take over, one sentence each; also comments of the document.</param>
internal sealed record ConvertedConfiguration(string Text, ImmutableArray<Notice> Notices);
