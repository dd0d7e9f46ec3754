using System.Buffers.Binary;
using System.Text;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// A protocol-buffers message read without its schema: fields by number, in the order of the wire. Enough to look into what the service
/// exports.
/// </summary>
public sealed class ProtoMessage
{
    private readonly List<(int Number, ulong Scalar, byte[] Bytes)> fields = [];

    /// <exception cref="InvalidDataException">The bytes are no message.</exception>
    public ProtoMessage(ReadOnlySpan<byte> wire)
    {
        while (!wire.IsEmpty)
        {
            var key = Varint(ref wire);
            var number = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    fields.Add((number, Varint(ref wire), []));
                    break;
                case 1:
                    fields.Add((number, BinaryPrimitives.ReadUInt64LittleEndian(Take(ref wire, 8)), []));
                    break;
                case 2:
                    fields.Add((number, 0, Take(ref wire, checked((int)Varint(ref wire))).ToArray()));
                    break;
                case 5:
                    fields.Add((number, BinaryPrimitives.ReadUInt32LittleEndian(Take(ref wire, 4)), []));
                    break;
                case var type:
                    throw new InvalidDataException($"Wire type {type}.");
            }
        }
    }

    /// <summary>The messages in a field; several field numbers go down one level each.</summary>
    public IEnumerable<ProtoMessage> All(params ReadOnlySpan<int> path)
    {
        IEnumerable<ProtoMessage> level = [this];
        foreach (var number in path)
        {
            level = level.SelectMany(message => message.fields.Where(field => field.Number == number).Select(field => new ProtoMessage(field.Bytes)));
        }

        return level;
    }

    /// <summary>A text; empty where absent.</summary>
    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number));

    /// <summary>An id as hexadecimal digits; empty where absent.</summary>
    public string Id(int number) => Convert.ToHexStringLower(Bytes(number));

    /// <summary>A number; 0 where absent.</summary>
    public ulong Scalar(int number) => fields.FirstOrDefault(field => field.Number == number).Scalar;

    private byte[] Bytes(int number) => fields.FirstOrDefault(field => field.Number == number).Bytes ?? [];

    private static ulong Varint(ref ReadOnlySpan<byte> wire)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(ref wire, 1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number that does not end.");
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> wire, int length)
    {
        if (length < 0 || length > wire.Length)
        {
            throw new InvalidDataException("The message ends too early.");
        }

        var taken = wire[..length];
        wire = wire[length..];
        return taken;
    }
}
