using System.Globalization;
using SmartActivities.Domain.Languages;
using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Domain.Tests.Languages;

public class LanguageTests
{
    [Theory]
    [InlineData("pl", "pl")]
    [InlineData("pt", "pt-BR")] // the language alone counts
    [InlineData("de", "DE_at")]
    [InlineData("uk", null, "", "xx", "uk-UA", "ru")] // what does not fit is passed over
    [InlineData("en", "ja", "zh-Hant")]
    [InlineData("en")]
    [InlineData("en", "plx", "-", "p")]
    public void Language_Tags_ChooseTheFirstThatExists(string expected, params string?[] tags) =>
        Assert.Equal(expected, Language.Choose(tags).Tag);

    [Theory]
    [InlineData("en", "Contact the customer")]
    [InlineData("pl", "Skontaktuj się z klientem")]
    [InlineData("de", "Kunden kontaktieren")]
    [InlineData("ru", "Связаться с клиентом")]
    [InlineData("uk", "Зв’язатися з клієнтом")]
    [InlineData("es", "Contactar con el cliente")]
    [InlineData("fr", "Contacter le client")]
    [InlineData("pt", "Contactar o cliente")]
    public void DefaultSubject_Language_IsItsOwn(string tag, string expected) =>
        Assert.Equal(expected, Phrases.DefaultSubject(Language.Choose(tag)));

    [Fact]
    public void Phrases_EveryLanguage_HasWordsOfItsOwn()
    {
        Func<Language, string>[] phrases =
        [
            Phrases.DefaultSubject,
            Phrases.SuggestionsOn,
            language => Phrases.Planned("x", language),
            .. Enum.GetValues<OptOutChoice>()
                .Select<OptOutChoice, Func<Language, string>>(choice => language => Phrases.Label(choice, language)),
        ];
        Assert.All(phrases, phrase =>
        {
            Assert.NotEmpty(phrase(Language.English));
            Assert.All(Language.All.Skip(1), language => Assert.NotEqual(phrase(Language.English), phrase(language)));
        });
    }

    [Fact]
    public void Phrases_CultureOfTheThread_ChangesNothing()
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru");
            Assert.Equal("Planned: x", Phrases.Planned("x", Language.English));
            Assert.Equal("Geplant: x", Phrases.Planned("x", Language.Choose("de")));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}
