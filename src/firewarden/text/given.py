"""Frequent given names in countries that speak English, German, French, Spanish, Portuguese or Italian.

Only to tell that a word means a person; never to tell anything about the person.
"""

_LINES = """
    Aaron Adam Adrian Alan Alba Alberto Alejandra Alejandro Alessandra Alessandro Alessia Alex Alexander Alexandra
    Alexandre Alexis Alfonso Alfredo Alice Alicia Alison Álvaro Amanda Amelia Amélie Amy Ana Anaïs Andrea Andreas
    Andrés Andrew Angela Ângela Anita Anja Ann Anna Anne Annette Antje Antoine Anton Antonia Antonio António Antônio
    Arthur Ashley Astrid Audrey Aurélie Barbara Beate Beatrice Beatriz Ben Benjamin Bernard Bernd Bettina Bianca
    Birgit Björn Bob Brandon Brenda Brian Brigitte Bruno Caio Camille Carl Carla Carlo Carlos Carmen Carol Caroline
    Carolina Caterina Catherine Cécile Chantal Charles Charlotte Chiara Chloé Chris Christian Christiane Christina
    Christine Christoph Christophe Christopher Claire Clara Claudia Claudio Claus Clément Clive Colin Concepción
    Cristina Cynthia Dagmar Daniel Daniela Daniele David Davide Deborah Delphine Denis Dennis Diana Diego Dieter
    Dirk Dominique Donald Donna Dorothea Duarte Dylan Édouard Eduardo Edward Elaine Elena Elisa Elisabeth Elizabeth
    Elke Ellen Elsa Emanuele Emily Emma Emmanuel Enrico Enrique Eric Erik Ernst Esther Ethan Étienne Eva Evelyn
    Fabian Fabien Fabio Fábio Federica Federico Felipe Felix Fernanda Fernando Filipa Filipe Filippo Fiona Florence
    Florian Francesca Francesco Francine Francisca Francisco Franck Francois François Françoise Frank Franz Frédéric
    Friedrich Gabriel Gabriela Gabriele Gabriella Gary Gavin Geoffrey George Georges Gerald Gérard Gerhard Giacomo
    Gianluca Gilles Giorgia Giorgio Giovanna Giovanni Giulia Giuseppe Gonçalo Gonzalo Graham Greg Gregory Guillaume
    Guillermo Günther Gustavo Hanna Hannah Hannes Hans Harald Harry Hartmut Heather Heike Heinrich Heinz Helen
    Helena Helga Hélène Helmut Henri Henrik Henry Herbert Holger Hugh Hugo Ian Ignacio Ilaria Inés Inês Inga Ingo
    Ingrid Irene Iris Isabel Isabella Isabelle Ivan Jack Jacob Jacqueline Jacques Jaime Jakob James Jamie Jan Jana
    Jane Janet Jasmin Jason Javier Jean Jeanne Jeff Jeffrey Jens Jennifer Jérôme Jessica Jesús Jim Joachim Joana
    Joanna João Joaquim Joaquín Jochen Joe Joel Johan Johannes John Jonas Jonathan Jörg Jorge José Josef Joseph
    Joshua Joyce Juan Juana Juanita Judith Julia Julian Juliana Julie Julien Juliette Jürgen Justin Karen Karin Karl
    Karla Karsten Kate Katharina Katherine Kathleen Kathrin Katja Keith Kelly Ken Kenneth Kerstin Kevin Kim Klaus
    Konrad Kurt Larissa Lars Laura Laure Laurence Laurent Lauren Lea Léa Leah Lena Leo Leon Leonardo Leonie Leonor
    Letícia Lewis Liam Lina Linda Lisa Lorena Lorenzo Louis Louise Luca Lucas Lucía Lucia Lucie Luigi Luis Luís
    Luísa Luiz Lukas Luke Lutz Lydia Madeleine Magali Magdalena Manfred Manon Manuel Manuela Marc Marcel Marcela
    Marcelo Márcia Marco Marcos Marcus Margaret Margarida Margherita Maria María Mariana Marianne Marie Marina Mario
    Marion Marisa Mark Markus Marta Martha Martin Martín Martina Martine Mary Mathieu Mathilde Matilde Matteo
    Matthew Matthias Maurice Maurizio Mauro Max Maximilian Megan Melanie Mélanie Melissa Mercedes Michael Michaela
    Michel Michele Michelle Miguel Mike Miriam Monica Mónica Monika Monique Morgan Moritz Nadia Nadine Nancy Naomi
    Natalia Natalie Nathalie Nathan Nicholas Nick Nicola Nicolas Nicole Niklas Nils Nina Nina Noah Nora Norbert Nuno
    Olga Oliver Olivia Olivier Oscar Otto Owen Pablo Paola Paolo Pascal Patricia Patrícia Patrick Patrizia Paul
    Paula Paulo Pauline Pedro Peter Petra Philip Philipp Philippe Pierre Pietro Pilar Rachel Rafael Raffaele Rainer
    Ralf Ramón Raphaël Raquel Raúl Rebecca Regina Renate Renato René Ricardo Riccardo Richard Rita Robert Roberta
    Roberto Robin Rodrigo Roger Roland Rolf Romain Roman Ronald Rosa Rosario Ruben Rubén Rui Ruth Ryan Sabine
    Sabrina Salvatore Sam Samantha Samuel Sandra Sandrine Sara Sarah Sascha Scott Sean Sébastien Sebastian Sebastián
    Sergio Sérgio Sharon Sibylle Silke Silvia Sílvia Simon Simona Simone Sofia Sofía Sonia Sônia Sophia Sophie
    Stefan Stefania Stefano Steffen Stephan Stéphane Stephanie Stéphanie Stephen Steve Steven Stuart Susan Susana
    Susanne Sven Sylvia Sylvie Tânia Tanja Tatiana Teresa Theo Theresa Thiago Thierry Thomas Thorsten Tiago Tim
    Timothy Tina Tobias Tom Tomás Torsten Tracy Udo Ulrich Ulrike Ursula Ute Uwe Valentina Valentin Valeria Valérie
    Vanessa Vera Verena Verónica Veronika Vicente Victor Víctor Victoria Vincent Vincenzo Virginia Virginie Vitor
    Volker Walter Wendy Werner Wilhelm William Wolfgang Xavier Yann Yannick Yvonne Yves Zoe Zoé
    """
GIVEN = frozenset(_LINES.split())
