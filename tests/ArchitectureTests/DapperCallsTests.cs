using RyzeChatwoot.ArchitectureTests.Rules;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class DapperCallsTests
{
    private static readonly Exemptions Exempt = new()
    {
        ["EncryptionKeyRegistry.IsEmpty"] = "Runs synchronously while the container builds the keys.",
    };

    [Test]
    public void Statements_are_cancellable() => Assert.That(Exempt.Apply(DapperCalls.Offenders(SourceFile.Below("Infrastructure"))), Is.Empty);

    [TestCase("connection.ExecuteScalar<int>(sql)")]
    [TestCase("await connection.QuerySingleAsync<int>(sql)")]
    [TestCase("() => connection.ExecuteAsync(sql)")]
    [TestCase("connection.ExecuteAsync(new CommandDefinition(sql))")]
    [TestCase("connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: default))")]
    [TestCase("connection.ExecuteAsync(Bare(sql))")]
    [TestCase("connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: CancellationToken.None))")]
    public void Bites(string call) => Assert.That(Found(call), Is.EqualTo(["Rows.Run"]));

    [TestCase("connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: cancellationToken))")]
    [TestCase("connection.ExecuteAsync(new(sql, null, null, cancellationToken: limit.Token))")]
    [TestCase("connection.ExecuteAsync(Cancellable(sql))")]
    [TestCase("rows.AsList()")]
    public void Lets_a_token_pass(string call) => Assert.That(Found(call), Is.Empty);

    private static IEnumerable<string> Found(string call) =>
        DapperCalls.Offenders([new SourceFile(
            "Rows.cs",
            $$"""
            class Rows
            {
                object Run(CancellationToken token)
                {
                    return {{call}};

                    CommandDefinition Cancellable(string sql) => new(sql, cancellationToken: token);
                    CommandDefinition Bare(string sql) => new(sql);
                }
            }
            """)]);
}
