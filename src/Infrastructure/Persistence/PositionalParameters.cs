using System.Data;
using Dapper;
using Npgsql;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>The values of <c>$1</c>, <c>$2</c> and so on. Npgsql sends such a statement unchanged; one with named parameters is parsed and rewritten each time.</summary>
internal sealed class PositionalParameters(params (DbType Type, object? Value)[] values) : SqlMapper.IDynamicParameters
{
    public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
    {
        for (var place = 0; place < values.Length; place++)
        {
            var parameter = command.CreateParameter();

            // Npgsql takes parameters without a name as positional; SQLite needs the names.
            parameter.ParameterName = command is NpgsqlCommand ? "" : $"${place + 1}";
            parameter.DbType = values[place].Type;
            parameter.Value = values[place].Value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
    }
}
