package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

func mustParse(t *testing.T, address string) *url.URL {
	t.Helper()
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14": true, "2606:2800:21f:cb07:6820:80da:af6b:8b2c": true, "::ffff:93.184.215.14": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.31.0.1": false, "172.32.0.1": true, "192.168.1.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "0.0.0.0": false, "255.255.255.255": false, "224.0.0.1": false, "::1": false, "::": false,
		"::ffff:127.0.0.1": false, "::127.0.0.1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false, "fd00::1": false, "fe80::1%eth0": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s is public: %v", address, got)
		}
	}
}

// TestPrivateNetworks asks a server on this machine, by its address, by names,
// and by a redirect.
func TestPrivateNetworks(t *testing.T) {
	var asked atomic.Int32
	server := httptest.NewServer(noRobots(func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		fmt.Fprint(w, "Secret.")
	}))
	defer server.Close()
	port := mustParse(t, server.URL).Port()
	for _, address := range []string{server.URL, "http://localhost:" + port, "http://[::ffff:127.0.0.1]:" + port} {
		got := fetched(t.Context(), New(Options{Interval: 1}), Request{URL: address})
		if !strings.Contains(got, "private network") {
			t.Errorf("%s: %s", address, got)
		}
	}
	if asked.Load() > 0 {
		t.Errorf("the server was asked %d times", asked.Load())
	}
	if got := fetched(t.Context(), New(Options{Interval: 1, AllowPrivate: true}), Request{URL: server.URL}); !strings.HasSuffix(got, "Secret.") {
		t.Errorf("allowed: %s", got)
	}
}

// TestNamesThatChange asks for a name that leads to a public address at first
// and to this machine afterwards.
func TestNamesThatChange(t *testing.T) {
	server := httptest.NewServer(noRobots(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "Secret.") }))
	defer server.Close()
	names := changing(t)
	first, err := names.LookupNetIP(t.Context(), "ip4", "rebind.example")
	if err != nil || len(first) != 1 || !isPublic(first[0]) {
		t.Fatalf("the first time: %v, %v", first, err)
	}
	c := New(Options{Interval: 1, Resolver: names})
	got := fetched(t.Context(), c, Request{URL: "http://rebind.example:" + mustParse(t, server.URL).Port()})
	if !strings.Contains(got, "127.0.0.1 is on a private network, and is not fetched from (--allow-private") {
		t.Errorf("the second time: %s", got)
	}
}

// changing is a resolver whose first answer for a name is 93.184.215.14, and
// every other 127.0.0.1.
func changing(t *testing.T) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	go func() {
		address := [4]byte{93, 184, 215, 14}
		query := make([]byte, 512)
		for {
			n, from, err := server.ReadFrom(query)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(query[:n]) != nil {
				continue
			}
			m.Response = true
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class},
					Body:   &dnsmessage.AResource{A: address},
				}}
				address = [4]byte{127, 0, 0, 1}
			}
			m.Additionals = nil
			reply, _ := m.Pack()
			_, _ = server.WriteTo(reply, from)
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}
