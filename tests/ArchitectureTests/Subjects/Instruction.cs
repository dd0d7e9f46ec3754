using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace RyzeChatwoot.ArchitectureTests.Subjects;

/// <summary>One instruction of a compiled method.</summary>
/// <param name="OpCode">What it does.</param>
/// <param name="Member">The method or type it names; null where it names none.</param>
/// <param name="Local">The local variable it reads, writes or addresses; null where it does not.</param>
internal sealed record Instruction(OpCode OpCode, MemberInfo? Member, int? Local)
{
    private static readonly Dictionary<short, OpCode> OpCodeOf = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>A method's instructions in order; none where it has no body.</summary>
    public static IReadOnlyList<Instruction> Of(MethodBase method)
    {
        var instructions = new List<Instruction>();
        var bytes = (method.GetMethodBody()?.GetILAsByteArray() ?? []).AsSpan();
        for (var at = 0; at < bytes.Length;)
        {
            var isLong = bytes[at] == 0xFE;
            var code = OpCodeOf[isLong ? BinaryPrimitives.ReadInt16BigEndian(bytes[at..]) : bytes[at]];
            at += isLong ? 2 : 1;
            var operand = bytes[at..];
            instructions.Add(new Instruction(code, MemberOf(method, code, operand), LocalOf(code, operand)));
            at += SizeOf(code, operand);
        }

        return instructions;
    }

    private static MemberInfo? MemberOf(MethodBase method, OpCode code, ReadOnlySpan<byte> operand)
    {
        if (code.OperandType is not (OperandType.InlineMethod or OperandType.InlineType))
        {
            return null;
        }

        var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(BinaryPrimitives.ReadInt32LittleEndian(operand), ofType, ofMethod);
    }

    private static int? LocalOf(OpCode code, ReadOnlySpan<byte> operand)
    {
        if (!code.Name!.Contains("loc", StringComparison.Ordinal) || code == OpCodes.Localloc)
        {
            return null;
        }

        return code.OperandType switch
        {
            OperandType.InlineNone => code.Name[^1] - '0',
            OperandType.ShortInlineVar => operand[0],
            _ => BinaryPrimitives.ReadUInt16LittleEndian(operand),
        };
    }

    private static int SizeOf(OpCode code, ReadOnlySpan<byte> operand) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(operand)),
        _ => 4,
    };
}
