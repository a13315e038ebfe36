package main

import "recount/read/fetch"

// fetching is what commands that fetch have in common.
type fetching struct {
	AllowPrivate bool   `help:"Fetch from this machine and private networks too, and through a proxy."`
	Contact      string `placeholder:"WHO" env:"RECOUNT_CONTACT" help:"Address or e-mail by which the owners of the sites that are asked can reach you; or what RECOUNT_CONTACT says."`
}

func (w *fetching) client() *fetch.Client {
	return fetch.New(fetch.Options{AllowPrivate: w.AllowPrivate, Contact: w.Contact})
}
