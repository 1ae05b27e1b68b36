using DistroFactory.Model;
using DistroFactory.Packages;

namespace DistroFactory.Tests.Steps.Plan;

/// <summary>Short names for packages in tests.</summary>
internal static class Offer
{
    public static OfferedPackage Of(string name, string version, string digest = "", string arch = "x86_64") =>
        new(new Nevra(name, 0, version, "1", arch), digest);
}
