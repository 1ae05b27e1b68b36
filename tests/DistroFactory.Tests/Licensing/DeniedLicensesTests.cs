using DistroFactory.Licensing;

namespace DistroFactory.Tests.Licensing;

public sealed class DeniedLicensesTests
{
    [TestCase("MIT", "")]
    [TestCase("AGPL-3.0-only", "AGPL-3.0-only")]
    [TestCase("AGPL-3.0-only OR MIT", "")]
    [TestCase("AGPL-3.0-only OR SSPL-1.0", "AGPL-3.0-only,SSPL-1.0")]
    [TestCase("MIT AND AGPL-3.0-only", "AGPL-3.0-only")]
    [TestCase("MIT and (AGPL-3.0-only or BSD-3-Clause)", "")]
    [TestCase("(MIT or AGPL-3.0-only) and SSPL-1.0", "SSPL-1.0")]
    [TestCase("AGPL-3.0-or-later", "")]
    [TestCase("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0")]
    [TestCase("Acme Confidential", "LicenseRef-Acme-Confidential")]
    [TestCase("AGPLv3", "AGPL-3.0-only")]
    [TestCase("", "")]
    public void Of_a_choice_none_counts_that_can_be_done_without(string stated, string denied) =>
        Assert.That(
            string.Join(',', DeniedLicenses.Of(stated, ["AGPL-3.0-only", "SSPL-*", "GPL-2.0-only", "LicenseRef-Acme*"])),
            Is.EqualTo(denied)
        );
}
