# output_limit
while True:
    print("passed " * 1000)
