# Answers questions about tables, one a line, with the statistics of R and of Debian's own R packages.
# A question: its name, the number of rows, and the table's cells by row. An answer: key and value, by turns.
suppressMessages({ library(psych); library(vcd); library(vegan) })

kappas <- function(table) {
  # The standard error of the weighted kappa is vcd's: psych has another one.
  by_psych <- suppressWarnings(cohen.kappa(table))
  by_vcd <- Kappa(table, weights = "Equal-Spacing")
  squared <- Kappa(table, weights = "Fleiss-Cohen")
  list(kappa = by_psych$kappa, variance = by_psych$var.kappa, quadratic = by_psych$weighted.kappa,
       ase = by_vcd$Unweighted[["ASE"]], linear = by_vcd$Weighted[["value"]],
       linearAse = by_vcd$Weighted[["ASE"]], quadraticAse = squared$Weighted[["ASE"]])
}

association <- function(table) {
  test <- suppressWarnings(chisq.test(table, correct = FALSE))
  by_vcd <- assocstats(table)
  residuals <- as.vector(t(test$stdres))
  names(residuals) <- paste0("residual", seq_along(residuals) - 1)
  c(list(chiSquare = unname(test$statistic), df = unname(test$parameter), p = test$p.value, cramersV = by_vcd$cramer,
         phi = if (is.na(by_vcd$phi)) 0 else by_vcd$phi, fisher = fisher.test(table, workspace = 2e7)$p.value), residuals)
}

# Rows are groups, columns codes: 1 where the group mentions the code.
coverage <- function(table) {
  curve <- suppressWarnings(specaccum(table, method = "exact"))$richness
  names(curve) <- paste0("expected", seq_along(curve))
  c(list(chao2 = specpool(table, smallsample = FALSE)$chao, chao2Small = specpool(table)$chao,
         chao2Error = specpool(table, smallsample = FALSE)$chao.se), curve)
}

wilson <- function(table) {
  ends <- suppressWarnings(prop.test(table[1, 1], table[1, 2], correct = FALSE))$conf.int
  list(low = ends[1], high = ends[2])
}

answers <- list(kappas = kappas, association = association, coverage = coverage, wilson = wilson)
for (line in readLines(file("stdin"))) {
  words <- strsplit(line, " ")[[1]]
  cells <- as.numeric(words[-(1:2)])
  answer <- answers[[words[1]]](matrix(cells, nrow = as.integer(words[2]), byrow = TRUE))
  cat(paste(names(answer), sprintf("%.15g", unlist(answer))), sep = " ")
  cat("\n")
}
