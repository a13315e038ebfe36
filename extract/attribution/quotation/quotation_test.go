package quotation

import (
	"slices"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{`“We lost ten men,” she said. “No more.”`, []string{`“We lost ten men,”`, `“No more.”`}},
		{`"We lost ten men," she said. "No more."`, []string{`"We lost ten men,"`, `"No more."`}},
		{`''We lost ten men,'' she said.`, []string{`''We lost ten men,''`}},
		{`Ministry says 'dozens dead' after the miners' strike`, []string{`'dozens dead'`}},
		{`The miners' union and the owners' club met.`, nil},
		{`It wasn't the captain’s fault.`, nil},
		{"“It goes on\n“and on,” he said.", []string{"“It goes on", "“and on,”"}},
		{`He said: “They call it ‘the pit’ here.”`, []string{`“They call it ‘the pit’ here.”`}},
		{`âWe lost ten men,â she said.`, []string{`âWe lost ten men,â`}},
		{`Odessaâs mayor spoke.`, nil},
		{`A 6" pipe burst.`, nil},
		{`no marks`, nil},
		{``, nil},
	}
	for _, test := range tests {
		var got []string
		for _, r := range Find(test.text) {
			got = append(got, test.text[r.Start:r.End])
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.text, got, test.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("“a” \"b\" 'c' ''d'' âeâ")
	f.Add(strings.Repeat("“", 50) + strings.Repeat("”\"'\n", 50))
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, r := range Find(text) {
			if r.Start < last || r.End <= r.Start || r.End > len(text) {
				t.Fatalf("region %+v after %d in a text of %d bytes", r, last, len(text))
			}
			last = r.End
		}
	})
}

func BenchmarkNestedOpenings(b *testing.B) {
	text := strings.Repeat("“", 20000) + strings.Repeat("'a ", 20000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}
