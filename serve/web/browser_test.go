package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"recount/ledger"
)

// browser is a window of a real browser, in which tests look at the desk.
type browser struct {
	*place
	ctx    context.Context
	mu     sync.Mutex
	faults []string // told on the console
}

// openBrowser opens Debian's chromium, or skips the test where there is none.
// RECOUNT_BROWSER names another.
func openBrowser(t *testing.T, p *place) *browser {
	t.Helper()
	program := os.Getenv("RECOUNT_BROWSER")
	if program == "" {
		program, _ = exec.LookPath("chromium") // empty where it is not found
	}
	if program == "" || testing.Short() {
		t.Skip("no browser: install chromium, or name one in RECOUNT_BROWSER")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("no-sandbox", true), chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
	)
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	b := &browser{place: p, ctx: ctx}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	b.do(t, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		if _, err := cdp.Call(ctx, tab, log.Enable, cdp.Empty{}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, tab, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return err
	}))
	b.look(t, 1280, "light")
	return b
}

// hear keeps what the console tells of errors.
func (b *browser) hear(event any) {
	fault := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		fault = e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			fault += " " + e.ExceptionDetails.Exception.Description
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "assert" {
			parts := []string{string(e.Type)}
			for _, arg := range e.Args {
				parts = append(parts, arg.Description+string(arg.Value))
			}
			fault = strings.Join(parts, " ")
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			fault = e.Entry.Text + " " + e.Entry.URL
		}
	}
	if fault != "" {
		b.mu.Lock()
		b.faults = append(b.faults, fault)
		b.mu.Unlock()
	}
}

// told returns what the console told since it was last asked.
func (b *browser) told() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	faults := b.faults
	b.faults = nil
	return faults
}

func (b *browser) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func (b *browser) open(t *testing.T, path string) {
	t.Helper()
	b.do(t, chromedp.Navigate(b.URL+path))
}

// eval returns the value of an expression on the page, which may be a promise.
func eval[T any](t *testing.T, b *browser, expression string) T {
	t.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// until waits until an expression on the page holds.
func (b *browser) until(t *testing.T, expression string) {
	t.Helper()
	for range 100 {
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression))
		if err == nil && ok {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("never came to hold: %s; at %s", expression, eval[string](t, b, "location.href"))
}

// look sets how wide the window is, and whether it is dark.
func (b *browser) look(t *testing.T, width int64, scheme string) {
	t.Helper()
	b.do(t, chromedp.EmulateViewport(width, 900), chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
		})
		return err
	}))
}

// pages lists an address of each kind of page.
func (p *place) pages(t *testing.T) map[string]string {
	t.Helper()
	q, c := p.missing(t), p.figure(t, "At least 40", "Harbour Post")
	return map[string]string{
		"questions": "/", "question": "/questions/" + q.ID, "report": "/reports/" + c.Report,
		"claim": "/reports/" + c.Report + "?claim=" + c.ID, "correct": "/reports/" + c.Report + "?claim=" + c.ID + "&field=measure",
		"claimant": "/claimant?line=" + c.Line, "reports": "/reports", "review": "/review", "add": "/add",
		"then": "/questions/" + q.ID + "?known-on=2023-02-03", "history": "/history/" + c.ID,
	}
}

// Every page, in light and dark, wide and on a phone: nothing is told on the
// console, nothing is scrolled sideways, axe finds nothing serious.
// RECOUNT_SHOTS names a folder to put a picture of each into.
func TestEveryPageInABrowser(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	b := openBrowser(t, p)
	axe := axeSource(t)
	shots := os.Getenv("RECOUNT_SHOTS")
	for name, path := range p.pages(t) {
		for _, look := range []struct {
			name   string
			width  int64
			scheme string
		}{{"light", 1280, "light"}, {"dark", 1280, "dark"}, {"phone", 360, "light"}} {
			t.Run(name+" "+look.name, func(t *testing.T) {
				b.look(t, look.width, look.scheme)
				b.open(t, path)
				for _, fault := range b.told() {
					t.Errorf("on the console: %s", fault)
				}
				if wide := eval[int64](t, b, "document.documentElement.scrollWidth"); wide > look.width {
					t.Errorf("the page is %d wide in a window of %d: %s", wide, look.width, eval[string](t, b, widest))
				}
				if axe != "" {
					accessible(t, b, axe)
				}
				if shots != "" {
					shot(t, b, filepath.Join(shots, name+"-"+look.name+".png"))
				}
			})
		}
	}
}

// widest names the elements that reach beyond the window.
const widest = `[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
	.slice(0, 5).map(e => e.tagName + "." + e.className + ": " + e.textContent.trim().slice(0, 40)).join("; ")`

func shot(t *testing.T, b *browser, file string) {
	t.Helper()
	picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.WriteFile(file, picture, 0o600)
	}
	if err != nil {
		t.Error(err)
	}
}

// axeSource returns the source of axe-core, empty where RECOUNT_AXE does not
// name its file: .ci/run fetches it. It is under MPL-2.0 and no part of this
// project.
func axeSource(t *testing.T) string {
	t.Helper()
	file := os.Getenv("RECOUNT_AXE")
	if file == "" {
		t.Log("axe-core is not run: name its file in RECOUNT_AXE")
		return ""
	}
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// accessible fails on what axe finds serious or critical.
func accessible(t *testing.T, b *browser, axe string) {
	t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[chromedp.Void](axe)); err != nil {
		t.Fatal(err)
	}
	for _, found := range eval[[]string](t, b, `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
		.then(r => r.violations.filter(v => v.impact === "serious" || v.impact === "critical")
		.map(v => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 150) + " " + n.failureSummary).join(" | ")))`) {
		t.Error(found)
	}
}

// The test can fail: errors of a page are heard, and what is too wide is seen.
func TestFaultsOfPagesAreHeard(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "script-src 'none'")
		_, _ = w.Write([]byte(`<!doctype html><title>x</title><script>boom()</script><img src="/none">`))
	}))
	defer server.Close()
	b := openBrowser(t, &place{Server: server})
	b.open(t, "/")
	if len(b.told()) == 0 {
		t.Error("a refused script is not heard")
	}
}

func TestThePictureByKeyboard(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	b := openBrowser(t, p)
	q := p.missing(t)
	b.open(t, "/questions/"+q.ID)
	marks := eval[int](t, b, `document.querySelectorAll(".picture.wide .mark").length`)
	if want := q.Voices.Most + q.Voices.Unattributed; marks != want {
		t.Fatalf("%d marks for %d origins", marks, want)
	}
	eval[bool](t, b, `document.querySelector(".picture.wide .mark[tabindex='0']").focus() || true`)
	first := eval[string](t, b, `document.activeElement.getAttribute("aria-label")`)
	contains(t, eval[string](t, b, `document.querySelector(".tip").textContent`), first, "“")
	seen := map[string]bool{first: true}
	for range marks - 1 {
		b.do(t, chromedp.KeyEvent(kb.ArrowRight))
		seen[eval[string](t, b, `document.activeElement.dataset.claim + document.activeElement.getAttribute("aria-label")`)] = true
	}
	for range marks - 1 {
		b.do(t, chromedp.KeyEvent(kb.ArrowLeft))
		seen[eval[string](t, b, `document.activeElement.dataset.claim + document.activeElement.getAttribute("aria-label")`)] = true
	}
	if len(seen)-1 != marks {
		t.Errorf("arrows reach %d of %d marks", len(seen)-1, marks)
	}
	b.do(t, chromedp.KeyEvent(kb.Enter))
	b.until(t, `document.querySelector(".panel") !== null`)
}

func TestReviewingByKeyboard(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	b := openBrowser(t, p)
	b.open(t, "/review")
	b.do(t, chromedp.KeyEvent("j"), chromedp.KeyEvent("j"), chromedp.KeyEvent("k"))
	open := eval[string](t, b, `document.activeElement.dataset.open`)
	b.do(t, chromedp.KeyEvent("a"))
	b.until(t, `document.querySelector(".kept") !== null`)
	id := strings.TrimPrefix(open, "/claims/")
	if got := p.read(t, id).Review; got != "accepted" {
		t.Errorf("the claim is %q", got)
	}
	b.do(t, chromedp.KeyEvent("r"))
	b.do(t, chromedp.KeyEvent("no count"), chromedp.KeyEvent(kb.Enter))
	b.until(t, `document.querySelector(".kept")?.textContent.includes("no count")`)
	rejected := p.claims(t, func(c *ledger.Linked) bool { return c.Review == "rejected" })
	if len(rejected) != 1 {
		t.Errorf("%d claims are rejected", len(rejected))
	}
	eval[bool](t, b, `document.querySelector(".kept button").click() || true`)
	b.until(t, `document.querySelector(".kept")?.textContent.includes("took review")`)
	if got := p.read(t, rejected[0].ID).Review; got != "" {
		t.Errorf("the claim is %q after undoing", got)
	}
}

func TestAReportByKeyboard(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	b := openBrowser(t, p)
	c := p.figure(t, "At least 40", "Harbour Post")
	b.open(t, "/reports/"+c.Report)
	seen := map[string]bool{}
	for range 2 {
		before := eval[string](t, b, "location.href")
		b.do(t, chromedp.KeyEvent("j"))
		b.until(t, `location.href !== `+quote(before)+` && document.readyState === "complete" && document.querySelector(".panel") !== null`)
		seen[eval[string](t, b, `document.querySelector(".panel").dataset.claim`)] = true
	}
	if len(seen) != 2 {
		t.Errorf("j opens %d claims", len(seen))
	}
	b.do(t, chromedp.KeyEvent("c"))
	b.until(t, `document.activeElement.name === "field"`)
	// Keys of one letter can be switched off.
	eval[bool](t, b, `document.activeElement.blur() || document.querySelector("#keys").click() || true`)
	before := eval[string](t, b, "location.href")
	b.do(t, chromedp.KeyEvent("k"))
	time.Sleep(200 * time.Millisecond)
	if got := eval[string](t, b, "location.href"); got != before {
		t.Error("k leads on though the keys are switched off")
	}
}

func quote(text string) string { return `"` + strings.ReplaceAll(text, `"`, `\"`) + `"` }

func TestWordsMarkedInTheTextGoIntoTheForm(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	b := openBrowser(t, p)
	c := p.figure(t, "75", "Example Wire")
	b.open(t, "/reports/"+c.Report)
	eval[bool](t, b, `(() => {
		const body = [...document.querySelectorAll(".para p")].find(p => p.textContent.includes("four days"));
		const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const at = walker.currentNode.data.indexOf("four");
			if (at >= 0) { const r = document.createRange(); r.setStart(walker.currentNode, at); r.setEnd(walker.currentNode, at + 4); getSelection().removeAllRanges(); getSelection().addRange(r); return true; }
		}
		return false;
	})()`)
	b.until(t, `document.querySelector(".missed textarea").value === "four"`)
}

// Without script everything can be read, and reviewed.
func TestWithoutScript(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	b := openBrowser(t, p)
	b.do(t, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	c := p.figure(t, "75", "Example Wire")
	b.open(t, "/claims/"+c.ID)
	b.do(t, chromedp.Click(".accept button"))
	b.until(t, `document.querySelector(".kept") !== null`)
	if got := p.read(t, c.ID).Review; got != "accepted" {
		t.Errorf("the claim is %q", got)
	}
}
