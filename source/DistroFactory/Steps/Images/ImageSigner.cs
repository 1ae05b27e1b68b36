using System.Security.Cryptography;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.Signing;

namespace DistroFactory.Steps.Images;

/// <summary>
/// Signs checksum files of images: by the command of the configuration, or with its key over SHA-256, as
/// <c>openssl dgst -sha256 -verify</c> checks it (the original signed over SHA-1).
/// </summary>
internal sealed class ImageSigner : IDisposable
{
    private readonly Func<byte[], byte[]> _sign;
    private readonly AsymmetricAlgorithm? _key;

    private ImageSigner(Func<byte[], byte[]> sign) => _sign = sign;

    private ImageSigner(AsymmetricAlgorithm key) => (_key, _sign) = (key, content => Sign(key, content));

    /// <summary>The signer of a configuration; null: nobody signs images.</summary>
    /// <exception cref="FactoryException">The key cannot be read.</exception>
    public static ImageSigner? Open(Workplace workplace, ImagesConfiguration images)
    {
        PrivateKeyFiles.RefuseExposed(workplace, PrivateKeyFiles.OfImages(images));
        if (images.SigningKey is { } key)
            return new(Read(key));
        if (images.SigningToken is { } token)
            return new(TokenKeys.OpenAlone(workplace, token));
        if (images.SigningCommand.IsEmpty)
            return null;
        var command = new SigningProcess(images.SigningCommand, workplace.Configuration.Folder, new CommandRunner(workplace.Log.WriteLine))
        {
            Variables = () => ScriptEnvironment.Of(workplace),
        };
        return new(content => command.Sign(content));
    }

    /// <summary>A detached signature.</summary>
    public byte[] Sign(byte[] content) => _sign(content);

    /// <inheritdoc/>
    public void Dispose() => _key?.Dispose();

    private static byte[] Sign(AsymmetricAlgorithm key, byte[] content) =>
        key is RSA rsa
            ? rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : ((ECDsa)key).SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    private static AsymmetricAlgorithm Read(string path)
    {
        string pem;
        try
        {
            pem = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, error.Message, error);
        }

        return (AsymmetricAlgorithm?)TryImport(RSA.Create(), pem)
            ?? TryImport(ECDsa.Create(), pem)
            ?? throw Unreadable(path, "it is not a private RSA or EC key in PEM, or it is encrypted");
    }

    private static T? TryImport<T>(T key, string pem)
        where T : AsymmetricAlgorithm
    {
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }

    private static FactoryException Unreadable(string path, string why, Exception? inner = null) =>
        new($"Reading the key of images {path}", why, "Correct images.signing.key in distro.yaml (IMG_SIGN_KEY in config.sh).", inner);
}
