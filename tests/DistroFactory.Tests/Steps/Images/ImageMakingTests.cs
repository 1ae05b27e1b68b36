using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.Steps.Images;
using DistroFactory.Steps.Images.Builders;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Steps.Images;

[TestFixture]
public sealed class ImageMakingTests
{
    [Test]
    public async Task What_of_a_template_is_not_in_the_image_is_a_warning()
    {
        using var directory = new TemporaryDirectory();
        var log = new RecordedLog();
        var making = new ImageMaking(
            new Builder(),
            new ImageFinish("acme", new(10), "SHA512SUM", null),
            new ImageFolders(directory.Path),
            ImmutableSortedDictionary<string, string>.Empty,
            log
        );
        Directory.CreateDirectory(new ImageFolders(directory.Path).Finished);
        AtomicFile.WriteAllText(directory["box.yaml"], "bundles: [os-core]\nhostname: box\n");
        var result = await making.RunAsync(new("box", directory["box.yaml"], null), CancellationToken.None);
        Assert.That(log.Notices, Has.One.EqualTo(Notice.Warning("Image box: hostname is not there")), result.Failure);
    }

    private sealed class Builder : IImageBuilder
    {
        public int CoresPerImage => 1;

        public Task<ImmutableArray<string>> BuildAsync(ImageOrder order, CancellationToken cancellation)
        {
            order.Warn("hostname is not there");
            var file = Path.Combine(order.Folder, "box.img");
            File.WriteAllText(file, "image");
            return Task.FromResult<ImmutableArray<string>>([file]);
        }
    }
}
