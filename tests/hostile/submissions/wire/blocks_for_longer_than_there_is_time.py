# crashed
outside().ask("block", ns=10**40)
