using RyzeChatwoot.ArchitectureTests.Rules;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class ConstantSqlTests
{
    [Test]
    public void Statements_are_constants() => Assert.That(ConstantSql.Offenders(SourceFile.Below("Infrastructure")), Is.Empty);

    [TestCase("""var sql = $"SELECT id FROM {table}";""", "SELECT id FROM {}")]
    [TestCase("""var sql = "SELECT id FROM " + table;""", "SELECT id FROM")]
    [TestCase("""sql += "WHERE id = 1";""", "WHERE id = 1")]
    [TestCase("""var sql = prefix + "AND id = 1";""", "AND id = 1")]
    [TestCase("""var sql = string.Format("DELETE FROM {0}", table);""", "DELETE FROM {0}")]
    [TestCase("""var sql = string.Concat(first, "ORDER BY id");""", "ORDER BY id")]
    [TestCase("""sql.Append("LIMIT 1");""", "LIMIT 1")]
    [TestCase("""var sql = "DELETE FROM t".Replace("t", table);""", "DELETE FROM t")]
    [TestCase("var sql = $\"\"\"\n    UPDATE {table}\n    \"\"\";", "UPDATE {}")]
    [TestCase("""var sql = $@"INSERT INTO {table}";""", "INSERT INTO {}")]
    public void Bites(string code, string statement) =>
        Assert.That(ConstantSql.Offenders([new SourceFile("S.cs", code)]), Is.EqualTo([$"S.cs: {statement}"]));

    [TestCase("""const string sql = "SELECT id FROM t";""")]
    [TestCase("""const string sql = $"SELECT {Row.Columns} FROM t";""")]
    [TestCase("""throw new InvalidOperationException($"The column holds {column}.");""")]
    [TestCase("""// "SELECT " + id""")]
    public void Lets_a_constant_pass(string code) => Assert.That(ConstantSql.Offenders([new SourceFile("S.cs", code)]), Is.Empty);
}
