using System.Reflection;
using System.Reflection.Emit;
using Nuke.Common;

namespace Nuke.Embedded.Benchmarks;

/// <summary>A build of any number of targets: a class with a property for each is made at run time.</summary>
public abstract class GeneratedBuild : NukeBuild
{
    private readonly List<Target> _targets = [];

    /// <summary>The target of that number.</summary>
    public Target Get(int number) => _targets[number];

    /// <param name="count">How many targets; each depends on up to three earlier ones, and does nothing.</param>
    public static GeneratedBuild Make(int count)
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new("Generated"), AssemblyBuilderAccess.Run).DefineDynamicModule("Generated");
        var type = module.DefineType($"Build{count}", TypeAttributes.Public, typeof(GeneratedBuild));
        for (var i = 0; i < count; i++)
        {
            var getter = type.DefineMethod($"get_T{i}", MethodAttributes.Public | MethodAttributes.SpecialName, typeof(Target), []);
            var code = getter.GetILGenerator();
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Call, typeof(GeneratedBuild).GetMethod(nameof(Get))!);
            code.Emit(OpCodes.Ret);
            type.DefineProperty($"T{i}", PropertyAttributes.None, typeof(Target), null).SetGetMethod(getter);
        }

        var build = (GeneratedBuild)Activator.CreateInstance(type.CreateType())!;
        for (var i = 0; i < count; i++)
        {
            Target[] dependencies = [.. new[] { i - 1, i - 7, i / 2 }.Where(other => other >= 0 && other < i).Distinct().Select(build.Get)];
            build._targets.Add(definition => definition.DependsOn(dependencies).Executes(() => { }));
        }

        return build;
    }
}
