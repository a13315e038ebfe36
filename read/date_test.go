package read

import "testing"

func TestParseDate(t *testing.T) {
	tests := []struct{ in, day, rest string }{
		{"2024-12-18", "2024-12-18", ""},
		{" 2024-12-18 Ten houses fall", "2024-12-18", "Ten houses fall"},
		{"2024-12-18T23:30:00-05:00", "2024-12-18", ""},
		{"2024-12-18T23:30:00.123Z", "2024-12-18", ""},
		{"2024-12-18 14:05:00 +0000", "2024-12-18", ""},
		{"2024-12-18 14:05 at least ten die", "2024-12-18", "at least ten die"},
		{"2024/12/18", "2024-12-18", ""},
		{"20241218", "2024-12-18", ""},
		{"20241218T140500Z", "2024-12-18", ""},
		{"18 December 2024", "2024-12-18", ""},
		{"18th of December, 2024", "2024-12-18", ""},
		{"Wednesday, 18 Dec. 2024, 14:05 GMT", "2024-12-18", ""},
		{"Wed, 18 Dec 2024 14:05:00 +0100", "2024-12-18", ""},
		{"18-Dec-2024", "2024-12-18", ""},
		{"December 18, 2024 at 2:05 p.m. EST", "2024-12-18", ""},
		{"Dec 18, 2024 | 2:05 pm", "2024-12-18", ""},
		{"Wed Dec 18 14:05:00 UTC 2024", "2024-12-18", ""},
		{"Sept 3rd, 2024", "2024-09-03", ""},
		{"14:05 GMT, 18 December 2024", "2024-12-18", ""},
		{"18.12.2024", "2024-12-18", ""},
		{"01.02.2024", "2024-02-01", ""},
		{"12/18/2024", "2024-12-18", ""},
		{"18/12/2024", "2024-12-18", ""},
		{"5/5/2024", "2024-05-05", ""},
		{"29 February 2024", "2024-02-29", ""},
	}
	for _, test := range tests {
		day, rest, ok := parseDate(test.in)
		if !ok || day.String() != test.day || rest != test.rest {
			t.Errorf("parseDate(%q) = %s, %q, %t; want %s, %q", test.in, day, rest, ok, test.day, test.rest)
		}
	}
}

func TestParseDateTakesNoOther(t *testing.T) {
	for _, in := range []string{
		"", "Friday", "December", "2024", "01/02/2024", "29 February 2023", "2024-13-01", "31.04.2024",
		"12 people died in 2024", "May 2024 was warm", "1202412180", "Date palms", "14:05",
	} {
		if day, _, ok := parseDate(in); ok {
			t.Errorf("parseDate(%q) = %s", in, day)
		}
	}
}
