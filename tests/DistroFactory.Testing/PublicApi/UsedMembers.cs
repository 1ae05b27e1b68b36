using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace DistroFactory.Testing.PublicApi;

/// <summary>What an assembly uses of another one, as its metadata say: types, and members with their full signatures.</summary>
public sealed class UsedMembers
{
    private UsedMembers(IReadOnlyList<Type> types, IReadOnlyList<MemberInfo> members)
    {
        Types = types;
        Members = members;
    }

    /// <summary>The types that are referred to.</summary>
    public IReadOnlyList<Type> Types { get; }

    /// <summary>The members that are called, read or named by an attribute; properties for their accessors.</summary>
    public IReadOnlyList<MemberInfo> Members { get; }

    /// <summary>Reads the references from one assembly to another.</summary>
    public static UsedMembers Of(Assembly user, Assembly used)
    {
        using var stream = File.OpenRead(user.Location);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(handle => user.ManifestModule.ResolveType(MetadataTokens.GetToken(handle)));
        var members = metadata
            .MemberReferences.Where(handle => Owner(metadata, metadata.GetMemberReference(handle).Parent) == used.GetName().Name)
            .Select(handle => Definition(user.ManifestModule.ResolveMember(MetadataTokens.GetToken(handle))!))
            .Concat(SetByAttributes(user, used));
        return new([.. types.Where(type => type.Assembly == used)], [.. members.Select(PropertyOrSelf).Distinct()]);
    }

    // A property that an attribute sets is stored by its name in the attribute's value, not as a reference.
    private static IEnumerable<MemberInfo> SetByAttributes(Assembly user, Assembly used)
    {
        const BindingFlags All =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return user.GetTypes()
            .SelectMany(type => type.GetMembers(All).Append(type))
            .SelectMany(member => member.GetCustomAttributesData())
            .Where(data => data.AttributeType.Assembly == used)
            .SelectMany(data => data.NamedArguments.Select(argument => argument.MemberInfo));
    }

    private static string? Owner(MetadataReader metadata, EntityHandle parent) =>
        parent.Kind switch
        {
            HandleKind.TypeReference => ScopeOf(metadata, (TypeReferenceHandle)parent),
            // A generic type: behind its kind (two bytes) its token follows, compressed.
            HandleKind.TypeSpecification
                when metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature) is var blob
                    && blob.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance
                    && blob.ReadByte() > 0
                    && blob.ReadTypeHandle() is { Kind: HandleKind.TypeReference } type => ScopeOf(metadata, (TypeReferenceHandle)type),
            _ => null,
        };

    private static string? ScopeOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            HandleKind.TypeReference => ScopeOf(metadata, (TypeReferenceHandle)scope),
            _ => null,
        };
    }

    private static MemberInfo Definition(MemberInfo member) =>
        member.DeclaringType is { IsConstructedGenericType: true } type
            ? type.GetGenericTypeDefinition().GetMemberWithSameMetadataDefinitionAs(member)
        : member is MethodInfo { IsGenericMethod: true } method ? method.GetGenericMethodDefinition()
        : member;

    private static MemberInfo PropertyOrSelf(MemberInfo member) =>
        member is MethodInfo { IsSpecialName: true } accessor
            ? Array.Find(
                accessor.DeclaringType!.GetProperties(
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
                ),
                property => property.GetMethod == accessor || property.SetMethod == accessor
            ) ?? member
            : member;
}
