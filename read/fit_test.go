package read

import (
	"strings"
	"testing"

	"recount"
)

func TestFit(t *testing.T) {
	english := "Rescuers brought 40 people to safety on Tuesday night after the river Arn rose by three metres. Nobody was missing on Wednesday morning, according to the mayor’s office.\n\n" +
		"The fire service said that two bridges had been closed and that they would stay so until the water fell."
	german := "Rettungskräfte haben am Dienstagabend 40 Menschen in Sicherheit gebracht, nachdem der Fluss um drei Meter gestiegen war. Am Mittwochmorgen wurde nach Angaben der Stadt niemand mehr vermisst.\n\n" +
		"Die Feuerwehr teilte mit, dass zwei Brücken gesperrt worden seien und bis auf Weiteres geschlossen bleiben."
	french := "Les secours ont mis 40 personnes à l’abri mardi soir après une crue de trois mètres. Personne ne manquait mercredi matin, selon la mairie.\n\n" +
		"Les pompiers ont indiqué que deux ponts avaient été fermés et qu’ils le resteraient jusqu’à la décrue de la rivière."
	spanish := "Los equipos de rescate pusieron a salvo a 40 personas el martes por la noche tras una crecida de tres metros. El miércoles por la mañana no faltaba nadie, según el ayuntamiento.\n\n" +
		"Las autoridades dijeron que dos puentes habían sido cerrados y que seguirían así hasta que bajara el agua."
	tests := map[string]struct {
		body, language, want string // want is the beginning of the reason; empty where it fits
	}{
		"English":                    {english, "en-GB", ""},
		"English, not declared":      {english, "", ""},
		"English, declared German":   {english, "de", ""},
		"English with foreign names": {"“Liberté, égalité, fraternité,” said Jean-François Lefèvre of the Société Générale des Eaux de la Vallée. " + english, "fr", ""},
		"a lead":                     {"Forty people were brought to safety on Tuesday night after the river Arn rose by three metres at Rivertown, the fire service said on Wednesday morning, and two bridges were closed.", "", ""},
		"German":                     {german, "de-DE", "not in English: German"},
		"German, declared English":   {german, "en", "not in English: German"},
		"French":                     {french, "", "not in English: French"},
		"Spanish":                    {spanish, "es_MX", "not in English: Spanish"},
		"Russian":                    {strings.Repeat("Спасатели вывели сорок человек из затопленных домов, сообщили во вторник в мэрии города. ", 4), "ru", "not in English: another script"},
		"nothing":                    {"", "en", "it has no text but its title"},
		"links":                      {"Home\nWorld\nSport\nTen houses fall\nBridge closed for 12 days\n", "en", "no sentences"},
		"furniture":                  {"All rights reserved. © 2024 The Example Media Company.\nSubscribe\n", "en", "no sentences"},
		"short":                      {"Forty people were brought to safety on Tuesday.", "en", "too short"},
	}
	for name, test := range tests {
		reason, ok := fit(recount.Report{Text: test.body, Language: test.language})
		if ok != (test.want == "") || !strings.HasPrefix(reason, test.want) || ok != (reason == "") {
			t.Errorf("%s: %q, %t; want %q", name, reason, ok, test.want)
		}
	}
}

func BenchmarkFit(b *testing.B) {
	r := recount.Report{Text: longText()}
	b.SetBytes(int64(len(r.Text)))
	for b.Loop() {
		fit(r)
	}
}

// TestForeignPage looks at pages before their article is found.
func TestForeignPage(t *testing.T) {
	const (
		english = "Rescuers brought 40 people to safety on Tuesday night after the river Arn rose by three metres. Nobody was missing on Wednesday, according to the mayor’s office."
		danish  = "Redningsfolk bragte 40 mennesker i sikkerhed natten til onsdag, efter at floden var steget tre meter. Ifølge borgmesterens kontor var der ingen savnede onsdag morgen."
		russian = "Спасатели вывели сорок человек из затопленных домов, сообщили во вторник в мэрии города. Мосты закрыты до тех пор, пока не спадёт вода."
	)
	page := func(paragraphs ...string) string {
		return "<html lang=en><svg><path d=0 /></svg><p class=a>" + strings.Join(paragraphs, "</p><p>") + "<img alt='x>'></p><p"
	}
	many := func(s string, n int) []string { return strings.Split(strings.Repeat(s+"|", n-1)+s, "|") }
	for name, test := range map[string]struct{ page, want string }{
		"English":                {page(many(english, 8)...), ""},
		"Danish":                 {page(many(danish, 8)...), "not in English: "},
		"Danish, entities":       {strings.ReplaceAll(page(many(danish, 8)...), "ø", "&oslash;"), "not in English: "},
		"Russian":                {page(many(russian, 8)...), "not in English: another script"},
		"too short to tell":      {page(danish), ""},
		"English among Danish":   {page(append(many(danish, 12), many(english, 4)...)...), ""},
		"English among Russian":  {page(append(many(russian, 3), many(english, 4)...)...), ""},
		"no paragraphs":          {"<html><div>" + strings.Repeat(danish, 9) + "</div></html>", ""},
		"nothing":                {"", ""},
		"an end without a start": {"</p><p>", ""},
	} {
		if got := foreignPage(test.page); !strings.HasPrefix(got, test.want) || (got == "") != (test.want == "") {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
