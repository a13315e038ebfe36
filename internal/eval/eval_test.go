package main

import (
	"testing"

	"recount"
	"recount/internal/jsonlines"
	"recount/internal/score"
)

func TestMeasuresReadWhatScorersPrint(t *testing.T) {
	tables := map[string]string{
		"claims":       "reports 2  gold claims 9\nfigures      P 0.900 R 0.800 F1 0.847\n  value         0.961\n  number only   0.970\ncore         P 0.5 R 0.5 F1 0.512\n",
		"news_numbers": "numbers: 40 cases, 50 expected, right 49 = 0.980, spurious 2\n",
		"newsquant":    "newsquant: 9 sentences, gold 9, system 8: value P 0.9 R 0.9 F1 0.911; value+modifier F1 0.8; the same with up/down read as exact 0.871\n",
		"attribution":  "attribution     P     R     F\n  content       51.0  40.0  44.8\n  content+src   41.0  30.0  34.6\n== content holds a figure: gold 9\n  content+src   51.0  40.0  44.9\n",
	}
	want := map[string][]string{
		"claims": {"0.847", "0.961"}, "news_numbers": {"0.980", "2"},
		"newsquant": {"0.911", "0.871"}, "attribution": {"44.8", "34.6", "44.9"},
	}
	for _, s := range suites {
		rows := s.rows(outcome{Table: tables[s.name]}, outcome{})
		for i, number := range want[s.name] {
			if rows[i].now != number {
				t.Errorf("%s: %s is %s, not %s", s.name, rows[i].measure, rows[i].now, number)
			}
		}
	}
}

func TestFaultsOfExpressions(t *testing.T) {
	table := "dates: 2 cases, 2 expected, right 0 = 0.000, spurious 1\n" +
		"  \n     \"on Monday\"\n     {\"text\": \"Monday\"}\n     []\n" +
		"  \n     \"in May\"\n     \"SPURIOUS\"\n     {\"text\": \"in\"}\n"
	faults := printedFaults(table)
	if len(faults) != 2 || faults[`"in May" "SPURIOUS" {"text": "in"}`] == "" {
		t.Errorf("got %q", faults)
	}
}

func TestFaultsOfClaims(t *testing.T) {
	reports, err := jsonlines.Parse[score.Annotated](`{"id":"a","text":"Twelve died, police said. Two fled.","claims":[` +
		`{"figure":"Twelve","start":0,"value":12,"bound":"exact","unit":"people","measure":"killed","stage":"feared","claimant":"police","claimant_kind":"official"},` +
		`{"figure":"Two","start":26,"value":2,"bound":"exact","unit":"people","measure":"displaced"}]}`)
	if err != nil {
		t.Fatal(err)
	}
	if c := reports[0].Expected()[0]; c.Modality != recount.Feared || c.End != 6 {
		t.Errorf("got %+v", c)
	}
	faults, halves, err := claimFaults(reports, `{"report":"a","figure":"Twelve","start":0,"end":6,"value":12,"bound":"exact","unit":"people","measure":"wounded","modality":"feared","claimant":"police","claimant_kind":"official"}`)
	if err != nil || len(faults) != 2 || faults["a 0 measure"] == "" || faults["a 26 missed"] == "" || halves == "" {
		t.Errorf("got %q, %v", faults, err)
	}
}

func TestHistory(t *testing.T) {
	folder := t.TempDir()
	now := map[string]outcome{"claims": {Table: "t", Output: "o", Faults: map[string]string{"k": "v"}}}
	if err := save(folder, now); err != nil {
		t.Fatal(err)
	}
	if last := load(folder); len(last) != 1 || last["claims"].Faults["k"] != "v" {
		t.Errorf("got %v", last)
	}
}
