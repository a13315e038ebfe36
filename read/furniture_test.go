package read

import (
	"fmt"
	"strings"
	"testing"
)

// ferryPage is a page of an article with what stands around and among its
// paragraphs.
func ferryPage(head, above, among, below, beside string) string {
	return fmt.Sprintf(`<!doctype html><html lang="en"><head><title>Ferry sinks off Orle | Hill Gazette</title><meta property="og:site_name" content="Hill Gazette">%s</head><body>
<header><nav><a href="/">Home</a> <a href="/world">World</a></nav></header>%s
<main><article><h1>Ferry sinks off Orle</h1>
<p>A ferry with 212 people on board sank off Orle on Tuesday, and 31 of them drowned before boats came, the coastguard said.</p>
<p>Its owner had been fined twice for carrying more passengers than its papers allow, harbour records show.</p>
%s
<p>Relatives waited on the quay through the night for news, and schools in the town were closed for the day.</p>
<p>The harbour office said that it would not comment while the police were looking into who had let the ferry sail.</p>
%s</article></main>%s<footer><p>Hill Gazette, 4 Quay Road, Orle.</p></footer></body></html>`, head, above, among, below, beside)
}

// TestFurnitureThatChanges reads one text out of a page of which only what stands
// beside the article changes from one visit to the next: no new version comes of
// it.
func TestFurnitureThatChanges(t *testing.T) {
	for about, pair := range map[string][2]string{
		"an advertisement among the paragraphs": {
			ferryPage("", "", `<div class="ad-slot advert"><p>Stay at the Grand Hotel Orle this spring, from only 99 a night, breakfast and harbour view included.</p></div>`, "", ""),
			ferryPage("", "", `<div class="ad-slot advert"><p>New tyres for old: four for the price of three at Quay Garage until the end of the month, fitted at once.</p></div>`, "", ""),
		},
		"what to read also, below": {
			ferryPage("", "", "", `<section class="related"><h2>Read also</h2><ul><li><a href="/1">Bridge at Tarn closed after a crash that hurt 12 people</a></li><li><a href="/2">Snow closes the pass for a third day</a></li></ul></section>`, ""),
			ferryPage("", "", "", `<section class="related"><h2>Read also</h2><ul><li><a href="/3">Mayor of Orle says 4,000 homes have no power</a></li><li><a href="/4">Schools open again on Friday</a></li></ul></section>`, ""),
		},
		"what to read also, a line among the paragraphs": {
			ferryPage("", "", `<p><strong>Read also:</strong> <a href="/1">Bridge at Tarn closed after a crash that hurt 12 people</a></p>`, "", ""),
			ferryPage("", "", `<p><strong>Read also:</strong> <a href="/3">Mayor of Orle says 4,000 homes have no power</a></p>`, "", ""),
		},
		"a list of links without a name": {
			ferryPage("", "", "", `<ul><li><a href="/1">Bridge at Tarn closed after a crash that hurt 12 people</a></li><li><a href="/2">Snow closes the pass for a third day</a></li></ul>`, ""),
			ferryPage("", "", "", `<ul><li><a href="/3">Mayor of Orle says 4,000 homes have no power</a></li><li><a href="/4">Schools open again on Friday</a></li></ul>`, ""),
		},
		"the most read, beside": {
			ferryPage("", "", "", "", `<aside class="sidebar"><h3>Most read</h3><ol><li><a href="/1">Bridge at Tarn closed after a crash that hurt 12 people</a></li></ol></aside>`),
			ferryPage("", "", "", "", `<aside class="sidebar"><h3>Most read</h3><ol><li><a href="/3">Mayor of Orle says 4,000 homes have no power</a></li></ol></aside>`),
		},
		"counts of readers and comments": {
			ferryPage("", `<div class="meta"><span class="views">1,204 views</span> <a class="comments-link" href="#c">12 comments</a></div>`, "", `<p class="share">Shared 40 times</p>`, ""),
			ferryPage("", `<div class="meta"><span class="views">1,389 views</span> <a class="comments-link" href="#c">15 comments</a></div>`, "", `<p class="share">Shared 52 times</p>`, ""),
		},
		"how long ago it was": {
			ferryPage("", `<div class="byline">By Ann Lee <time datetime="2024-12-18T09:00:00Z">3 hours ago</time></div>`, "", "", ""),
			ferryPage("", `<div class="byline">By Ann Lee <time datetime="2024-12-18T09:00:00Z">5 hours ago</time></div>`, "", "", ""),
		},
		"comments": {
			ferryPage("", "", "", "", `<section id="comments" class="comments"><h3>Comments</h3><div class="comment"><p>My uncle was on that boat, and 40 more were than they say now.</p></div></section>`),
			ferryPage("", "", "", "", `<section id="comments" class="comments"><h3>Comments</h3><div class="comment"><p>My uncle was on that boat, and 40 more were than they say now.</p></div><div class="comment"><p>Nobody checks those ferries, and nobody ever did in 30 years.</p></div></section>`),
		},
		"scripts, tokens and times of serving": {
			ferryPage(`<meta name="csrf-token" content="a81f"><script>var served = 1734519601</script>`, "", "", `<input type="hidden" name="nonce" value="77">`, `<!-- served by web-3 at 09:00:01 -->`),
			ferryPage(`<meta name="csrf-token" content="02cc"><script>var served = 1734523201</script>`, "", "", `<input type="hidden" name="nonce" value="91">`, `<!-- served by web-1 at 10:00:01 -->`),
		},
		"a newsletter and a wall of cookies": {
			ferryPage("", `<div class="cookie-banner"><p>We and our 214 partners store cookies on your device. You may object at any time.</p></div>`, `<aside class="newsletter"><p>Get the morning post in your inbox, every day at 7.</p></aside>`, "", ""),
			ferryPage("", `<div class="cookie-banner"><p>We and our 219 partners store cookies on your device. You may object at any time.</p></div>`, `<aside class="newsletter"><p>Join 12,000 readers of the evening post.</p></aside>`, "", ""),
		},
	} {
		var texts [2]string
		for i, page := range pair {
			reports, problems := readString(t, page)
			if len(reports) != 1 || len(problems) > 0 {
				t.Fatalf("%s: %d reports, problems %v", about, len(reports), problems)
			}
			texts[i] = reports[0].Text
		}
		if texts[0] != texts[1] {
			t.Errorf("%s: the text changes with it:\n%s\n\nand then:\n%s", about, texts[0], texts[1])
		}
	}
	for _, kept := range []string{
		`<p>Related: the coastguard had warned in May that <a href="/may">12 boats were overloaded</a>, of which this was one.</p>`,
		`<p>More people, <a href="/count">at least 14 of them children from the school at Tarn, were still missing on Wednesday</a>.</p>`,
		`<p>Source: <a href="https://wire.example/">Agence France-Presse</a></p>`,
	} {
		reports, problems := readString(t, ferryPage("", "", kept, "", ""))
		if words := onOneLine(kept); len(reports) != 1 || len(problems) > 0 || !strings.Contains(reports[0].Text, words) {
			t.Errorf("it is left out: %s", words)
		}
	}
	changed, _ := readString(t, ferryPage("", "", "<p>Another 14 people were still missing on Wednesday morning, the coastguard said.</p>", "", ""))
	plain, _ := readString(t, ferryPage("", "", "", "", ""))
	if len(changed) != 1 || len(plain) != 1 || changed[0].Text == plain[0].Text {
		t.Error("a paragraph that came makes no new text")
	}
}
