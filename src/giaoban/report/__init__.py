"""Views: frozen values that hold every number an output prints, their sums asserted, and the pages made of them."""
