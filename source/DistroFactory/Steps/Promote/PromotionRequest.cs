namespace DistroFactory.Steps.Promote;

/// <summary>What the command line asks to be promoted.</summary>
/// <param name="To">The channel.</param>
/// <param name="Version">The version; 0: the newest that may come.</param>
/// <param name="ApprovedBy">Who approves of it; null: nobody was named.</param>
/// <param name="Why">Why; null: nobody said.</param>
internal sealed record PromotionRequest(string To, uint Version, string? ApprovedBy, string? Why);
