using System.Data;
using Dapper;
using Npgsql;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Values of <c>$1</c>, <c>$2</c> and so on. Npgsql sends such a statement as it is; one with names it parses and writes anew, each time.</summary>
internal sealed class PositionalParameters(params (DbType Type, object? Value)[] values) : SqlMapper.IDynamicParameters
{
    public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
    {
        for (var place = 0; place < values.Length; place++)
        {
            var parameter = command.CreateParameter();

            // Npgsql tells positions by the lack of a name; SQLite knows them only as names.
            parameter.ParameterName = command is NpgsqlCommand ? "" : $"${place + 1}";
            parameter.DbType = values[place].Type;
            parameter.Value = values[place].Value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
    }
}
