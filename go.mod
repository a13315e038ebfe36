module recount

go 1.26
