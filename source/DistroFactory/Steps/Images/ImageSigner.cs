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
internal sealed class ImageSigner
{
    private readonly Func<byte[], byte[]> _sign;

    private ImageSigner(Func<byte[], byte[]> sign) => _sign = sign;

    /// <summary>The signer of a configuration; null: nobody signs images.</summary>
    /// <exception cref="FactoryException">The key cannot be read.</exception>
    public static ImageSigner? Open(Workplace workplace, ImagesConfiguration images)
    {
        if (images.SigningKey is { } key)
        {
            PrivateKeyFiles.RefuseExposed(workplace, new("images.signing.key", key));
            return new(WithKey(key));
        }

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

    private static Func<byte[], byte[]> WithKey(string path)
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

        if (TryImport(RSA.Create(), pem) is { } rsa)
            return content => rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (TryImport(ECDsa.Create(), pem) is { } elliptic)
            return content => elliptic.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        throw Unreadable(path, "it is not a private RSA or EC key in PEM, or it is encrypted");
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
