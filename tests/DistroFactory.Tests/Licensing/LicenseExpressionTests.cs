using DistroFactory.Licensing;

namespace DistroFactory.Tests.Licensing;

public sealed class LicenseExpressionTests
{
    [TestCase("MIT", "MIT")]
    [TestCase("mit", "MIT")]
    [TestCase("MIT and Zlib", "MIT AND Zlib")]
    [TestCase("(MIT or Apache-2.0) AND BSD-3-Clause", "(MIT OR Apache-2.0) AND BSD-3-Clause")]
    [TestCase("MIT or BSD-3-Clause and ISC", "MIT OR BSD-3-Clause AND ISC")]
    [TestCase("((MIT))", "MIT")]
    [TestCase("MIT and MIT", "MIT")]
    [TestCase("GPL-2.0-or-later WITH Classpath-exception-2.0", "GPL-2.0-or-later WITH Classpath-exception-2.0")]
    [TestCase("LicenseRef-Acme and MIT", "LicenseRef-Acme AND MIT")]
    public void Spdx_expressions_are_written_in_one_way(string stated, string expected) =>
        Assert.That(LicenseExpression.Parse(stated).Text, Is.EqualTo(expected));

    [TestCase("GPLv2", "GPL-2.0-only")]
    [TestCase("GPLv2+", "GPL-2.0-or-later")]
    [TestCase("GPLv2 or later", "GPL-2.0-or-later")]
    [TestCase("LGPLv2.1+", "LGPL-2.1-or-later")]
    [TestCase("AGPLv3", "AGPL-3.0-only")]
    [TestCase("GPL+ or Artistic", "GPL-1.0-or-later OR Artistic-1.0-Perl")]
    [TestCase("ASL 2.0", "Apache-2.0")]
    [TestCase("MPLv2.0 and (ASL 2.0 or MIT)", "MPL-2.0 AND (Apache-2.0 OR MIT)")]
    [TestCase("BSD with advertising", "BSD-4-Clause")]
    [TestCase("GPL-2.0 LGPL-2.1 MIT", "GPL-2.0 AND LGPL-2.1 AND MIT")]
    [TestCase("MIT, Zlib", "MIT AND Zlib")]
    [TestCase("Apache-2.0+", "Apache-2.0+")]
    public void Names_from_before_spdx_are_translated(string stated, string expected) =>
        Assert.That(LicenseExpression.Parse(stated).Text, Is.EqualTo(expected));

    [TestCase("Public Domain", "LicenseRef-Public-Domain", "Public Domain")]
    [TestCase("MIT and Acme's own (draft)", "LicenseRef-MIT-and-Acme-s-own-draft", "MIT and Acme's own (draft)")]
    [TestCase("GPLv2+ with exceptions", "LicenseRef-GPLv2-with-exceptions", "GPLv2+ with exceptions")]
    [TestCase("MIT and", "LicenseRef-MIT-and", "MIT and")]
    public void What_has_no_identifier_is_named_as_it_stands(string stated, string expected, string unknown)
    {
        var expression = LicenseExpression.Parse(stated);

        Assert.Multiple(() =>
        {
            Assert.That(expression.Text, Is.EqualTo(expected));
            Assert.That(expression.Unknown, Is.EqualTo([unknown]));
        });
    }

    [Test]
    public void A_package_that_states_nothing_asserts_nothing() =>
        Assert.That(LicenseExpression.Parse(" "), Is.EqualTo(new LicenseExpression("NOASSERTION", [], [])));
}
