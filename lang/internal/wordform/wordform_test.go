package wordform

import "testing"

func TestForms(t *testing.T) {
	for _, c := range []struct{ form, plain, lower, shape, prefix, suffix string }{
		{"Kyiv", "Kyiv", "kyiv", "Xxx", "Kyi", "yiv"},
		{"1,234", "1,234", "0,000", "d,dd", "1,2", "234"},
		{"“", `"`, "“", "u", "“", "“"},
		{"Besançon", "Besançon", "besançon", "Xxx", "Bes", "çon"},
		{"NATO-led", "NATO-led", "nato-led", "XX-xx", "NAT", "led"},
		{"", "", "", "", "", ""},
		{"\xff\xfe\xfd\xfc", "\xff\xfe\xfd\xfc", "\ufffd\ufffd\ufffd\ufffd", "uu", "\xff\xfe\xfd", "\xfe\xfd\xfc"},
	} {
		if got := Plain(c.form); got != c.plain {
			t.Errorf("Plain(%q) = %q", c.form, got)
		}
		if got := Lower(c.form); got != c.lower {
			t.Errorf("Lower(%q) = %q", c.form, got)
		}
		if got := Shape(c.form); got != c.shape {
			t.Errorf("Shape(%q) = %q", c.form, got)
		}
		if got := Prefix(c.form, 3); got != c.prefix {
			t.Errorf("Prefix(%q) = %q", c.form, got)
		}
		if got := Suffix(c.form, 3); got != c.suffix {
			t.Errorf("Suffix(%q) = %q", c.form, got)
		}
	}
}
